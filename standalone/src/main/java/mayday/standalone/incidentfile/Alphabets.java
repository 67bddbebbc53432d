package mayday.standalone.incidentfile;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Words in two alphabets that share the shapes of their letters: no door takes one as a name. */
final class Alphabets {

    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.COPTIC,
            UnicodeScript.CHEROKEE);

    private Alphabets() {}

    /** Each such word as two, so that both can still be read. */
    static String apart(String words) {
        var apart = new StringBuilder();
        UnicodeScript ofWord = null;
        for (var point : words.codePoints().toArray()) {
            var script = UnicodeScript.of(point);
            if (!isInWords(point)) {
                ofWord = null;
            } else if (ALIKE.contains(script)) {
                apart.append(ofWord == null || ofWord == script ? "" : " ");
                ofWord = script;
            }
            apart.appendCodePoint(point);
        }
        return apart.toString();
    }

    private static boolean isInWords(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetter(point);
        };
    }
}

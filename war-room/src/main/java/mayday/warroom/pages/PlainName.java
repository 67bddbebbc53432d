package mayday.warroom.pages;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name or a role as the API takes it: two that look the same are the same. What can be put right is, as people paste
 * what they do not see.
 */
final class PlainName {

    private static final int LONGEST = 80;

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\x{FFFC}\\x{13441}\\x{13442}\\x{16FE4}\\x{1D159}\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{2800}\\x{3164}\\x{FFA0}"
                    + "\\x{FE00}-\\x{FE0F}\\x{180B}-\\x{180F}\\x{E0100}-\\x{E01EF}]");

    private static final Pattern TOO_MANY_MARKS = Pattern.compile("\\p{M}{9}");

    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** Alphabets that share the shapes of many letters. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.COPTIC,
            UnicodeScript.CHEROKEE);

    /** One line in which everything is seen, and no longer than a name may be. */
    static String tidied(String typed) {
        var spaced = SPACES.matcher(typed).replaceAll(" ");
        var seen = UNSEEN.matcher(spaced).replaceAll("").strip();
        var cut = seen.codePointCount(0, seen.length()) <= LONGEST
                ? seen
                : seen.substring(0, seen.offsetByCodePoints(0, LONGEST)).strip();
        return Normalizer.normalize(cut, Normalizer.Form.NFC);
    }

    /** Why the API would not take it, in a sentence about {@code what}. */
    static Optional<String> fault(String what, String tidied) {
        if (TOO_MANY_MARKS.matcher(tidied).find()) {
            return Optional.of("This %s has too many marks on one letter.".formatted(what));
        }
        return WORD_ENDS
                .splitAsStream(tidied)
                .filter(word -> alphabets(word) > 1)
                .findFirst()
                .map(word -> ("This %s cannot be kept: “%s” has letters of two alphabets, some of which look alike. "
                                + "Write each word in one alphabet.")
                        .formatted(what, word));
    }

    private static long alphabets(String word) {
        return word.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(ALIKE::contains)
                .distinct()
                .count();
    }

    private PlainName() {}
}

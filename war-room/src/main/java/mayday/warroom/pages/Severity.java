package mayday.warroom.pages;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How grave: told by color, by the number of bars, and by a word.
 *
 * @param code as the API has it; empty where nobody has said yet
 * @param bars 0 to 5, filled from the left
 */
record Severity(String code, String word, int bars) {

    static final List<Severity> ALL = List.of(
            new Severity("SEV1", "Critical", 5),
            new Severity("SEV2", "Major", 4),
            new Severity("SEV3", "Moderate", 3),
            new Severity("SEV4", "Minor", 2),
            new Severity("SEV5", "Low", 1));

    private static final Severity NOT_SAID = new Severity("", "Not rated", 0);

    static Severity of(@Nullable String code) {
        return ALL.stream()
                .filter(severity -> severity.code().equals(code))
                .findFirst()
                .orElse(NOT_SAID);
    }

    public String label() {
        return code.isEmpty() ? word : code + " " + word;
    }

    /** The name that the style sheet knows it by. */
    public String style() {
        return code.isEmpty() ? "unrated" : code.toLowerCase(Locale.ROOT);
    }
}

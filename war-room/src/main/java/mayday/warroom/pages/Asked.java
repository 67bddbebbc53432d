package mayday.warroom.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of an incident.
 *
 * @param seen the version that the page shall show at least
 * @param outcome of the command that led here
 * @param act the form to open
 */
record Asked(
        String number,
        @Nullable Integer seen,
        Outcome outcome,
        String act,
        @Nullable Refused refused) {

    String canonical() {
        return canonical(number);
    }

    /** As everybody writes it, however it was asked for. */
    static String canonical(String number) {
        return number.regionMatches(true, 0, "INC-", 0, 4)
                ? number.toUpperCase(Locale.ROOT)
                : number.toLowerCase(Locale.ROOT);
    }

    /** Somebody is in the middle of something, which a page without the incident's forms would take away. */
    boolean isUnderWay() {
        return seen != null || refused != null;
    }
}

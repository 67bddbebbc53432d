package mayday.command.door;

import java.util.regex.Pattern;

/** What callers may hear of their own words. */
final class Echo {

    private static final int LONGEST = 100;
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Echo() {}

    /** Nothing that a terminal would obey. */
    static String shown(String text) {
        return UNSHOWABLE.matcher(text).replaceAll("\uFFFD");
    }

    /** At most as much as they may hear. */
    static String shortened(String text) {
        var shown = shown(text);
        if (shown.length() <= LONGEST) {
            return shown;
        }
        int end = LONGEST - 1;
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

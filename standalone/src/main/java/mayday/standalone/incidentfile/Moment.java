package mayday.standalone.incidentfile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An instant of an account and how well it is known. */
public record Moment(Instant at, Precision precision) {

    private static final Pattern FORM = Pattern.compile("(?<date>\\d{4}-\\d\\d-\\d\\d)(?:[T ]"
            + "(?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,](?<fraction>\\d+))?)?"
            + " ?(?<zone>Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?)?");
    private static final int DIGITS_OF_NANOS = 9;

    /** Reads RFC 3339 and its neighbors; without a zone it is UTC, without a time a day. Null where it is none of these. */
    static @Nullable Moment parse(@Nullable String text) {
        var form = FORM.matcher(text == null ? "" : text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return null;
        }
        try {
            var day = LocalDate.parse(form.group("date")).atStartOfDay();
            if (form.group("hour") == null) {
                return new Moment(day.toInstant(ZoneOffset.UTC), Precision.DAY);
            }
            // A leap second and 24:00 are the instant after them.
            var time = day.plusHours(number(form, "hour"))
                    .plusMinutes(number(form, "minute"))
                    .plusSeconds(number(form, "second"))
                    .plusNanos(nanos(form));
            return isTime(form) ? new Moment(time.toInstant(zone(form)), Precision.EXACT) : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static boolean isTime(Matcher form) {
        var hour = number(form, "hour");
        var minute = number(form, "minute");
        var second = number(form, "second");
        var isMidnight = hour == 24 && minute == 0 && second == 0 && nanos(form) == 0;
        var isLeapSecond = minute == 59 && second == 60;
        return (hour < 24 || isMidnight) && minute < 60 && (second < 60 || isLeapSecond);
    }

    private static int number(Matcher form, String part) {
        var digits = form.group(part);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(Matcher form) {
        var digits = form.group("fraction");
        return digits == null
                ? 0
                : Integer.parseInt((digits + "0".repeat(DIGITS_OF_NANOS)).substring(0, DIGITS_OF_NANOS));
    }

    private static ZoneOffset zone(Matcher form) {
        var zone = form.group("zone");
        return zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    Moment with(Precision newPrecision) {
        return new Moment(at, newPrecision);
    }

    /** Whether it may be an end of an interval. */
    public boolean isTimed() {
        return precision.isTimed();
    }
}

package mayday.warroom.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants, durations and the API's words, as people read them. {@code clock.js} tells durations the same way. */
final class Told {

    private static final DateTimeFormatter MINUTE = utc("HH:mm");
    private static final DateTimeFormatter DAY = utc("EEE d MMM yyyy");
    private static final DateTimeFormatter DAY_AND_MINUTE = utc("d MMM yyyy, HH:mm");

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String dayAndMinute(Instant at) {
        return DAY_AND_MINUTE.format(at);
    }

    /** Exact: {@code 27 min 00 s}, {@code 1 h 02 min 03 s}, {@code 2 d 00 h 00 min 01.250 s}. */
    static String duration(long millis) {
        var span = Duration.ofMillis(Math.abs(millis));
        var seconds = span.toMillisPart() == 0
                ? "%02d s".formatted(span.toSecondsPart())
                : "%02d.%03d s".formatted(span.toSecondsPart(), span.toMillisPart());
        var sign = millis < 0 ? "−" : "";
        if (span.toDays() > 0) {
            return "%s%d d %02d h %02d min %s"
                    .formatted(sign, span.toDays(), span.toHoursPart(), span.toMinutesPart(), seconds);
        }
        return span.toHours() > 0
                ? "%s%d h %02d min %s".formatted(sign, span.toHours(), span.toMinutesPart(), seconds)
                : "%s%d min %s".formatted(sign, span.toMinutes(), seconds);
    }

    /** {@code REDEPLOY_LAST_GOOD} → {@code Redeploy last good}. */
    static String word(@Nullable String constant) {
        if (constant == null || constant.isEmpty()) {
            return "";
        }
        var spoken = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(spoken.charAt(0)) + spoken.substring(1);
    }

    /** {@code impactStart} → {@code impact start}. */
    static String stamp(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private Told() {}
}

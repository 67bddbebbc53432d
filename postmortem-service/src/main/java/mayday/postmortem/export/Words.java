package mayday.postmortem.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times, durations and terms in words. All times are UTC. */
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String time(Instant at) {
        return (at.getEpochSecond() % 60 == 0 ? MINUTE : SECOND).format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    /** As well as it is known: to the second, "about", to the day, or not at all. */
    static String time(Instant at, String precision) {
        return switch (precision) {
            case "APPROXIMATE" -> "about " + time(at);
            case "DAY" -> "on " + day(at);
            case "UNKNOWN" -> "at an unknown time";
            default -> time(at);
        };
    }

    /** Exact to the millisecond: "1 d 2 h 47 min 3.25 s". */
    static String duration(long millis) {
        if (millis == 0) {
            return "0 min";
        }
        var rest = Math.abs(millis);
        var parts = new ArrayList<String>();
        add(parts, rest / 86_400_000, "d");
        add(parts, rest / 3_600_000 % 24, "h");
        add(parts, rest / 60_000 % 60, "min");
        var seconds = BigDecimal.valueOf(rest % 60_000, 3).stripTrailingZeros();
        if (seconds.signum() > 0) {
            parts.add(seconds.toPlainString() + " s");
        }
        return (millis < 0 ? "−" : "") + String.join(" ", parts);
    }

    /** LAST_GOOD_BUILD becomes "last good build". */
    static String spoken(@Nullable String word) {
        return word == null ? "not said" : word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}

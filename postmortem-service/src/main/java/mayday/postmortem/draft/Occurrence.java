package mayday.postmortem.draft;

import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.Precision;
import org.jspecify.annotations.Nullable;

/**
 * One event with its public fact name, and what the folds ask of every event.
 *
 * @param fact public name of the fact, also where this version does not know the fact
 */
public record Occurrence(IncidentEvent event, String fact) {

    /** The order of the world: when it happened, then the order of the log. */
    static final Comparator<Occurrence> IN_TIME =
            Comparator.comparing(Occurrence::at).thenComparingInt(Occurrence::sequence);

    /** With other values in the same place of the log. */
    Occurrence with(IncidentEvent corrected) {
        var name = corrected.getFactCase() == event.getFactCase()
                ? fact
                : IncidentEvent.getDescriptor()
                        .findFieldByNumber(corrected.getFactCase().getNumber())
                        .getName();
        return new Occurrence(corrected, name);
    }

    Instant at() {
        return instant(event.getOccurredAt());
    }

    Instant recordedAt() {
        return instant(event.getRecordedAt());
    }

    String eventId() {
        return event.getEventId();
    }

    int sequence() {
        return event.getSequence();
    }

    String precision() {
        return precision(event.getOccurredAtPrecision());
    }

    /** Known well enough to enter a duration. */
    boolean isMeasurable() {
        return isMeasurable(precision());
    }

    boolean isApproximate() {
        return precision().equals("APPROXIMATE");
    }

    /** Milliseconds since the epoch, floored. */
    long millis() {
        return at().toEpochMilli();
    }

    static boolean isMeasurable(String precision) {
        return !precision.equals("DAY") && !precision.equals("UNKNOWN");
    }

    static String precision(Precision precision) {
        return switch (precision) {
            case PRECISION_UNSPECIFIED, PRECISION_EXACT -> "EXACT";
            case PRECISION_APPROXIMATE -> "APPROXIMATE";
            case PRECISION_DAY -> "DAY";
            case PRECISION_UNKNOWN, UNRECOGNIZED -> "UNKNOWN";
        };
    }

    /** To the microsecond, as every store on the way keeps it. */
    static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos() / 1_000 * 1_000L);
    }

    static Instant minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The value of a contract enum without its prefix; nothing where it says nothing. */
    static @Nullable String word(ProtocolMessageEnum value, String prefix) {
        if (value.getClass().isEnum() && ((Enum<?>) value).name().equals("UNRECOGNIZED")) {
            return "UNKNOWN";
        }
        var name = ((Enum<?>) value).name();
        return name.endsWith("_UNSPECIFIED") ? null : name.substring(prefix.length());
    }

    /** The same in words for people, such as "last good build". */
    static String spoken(@Nullable String word) {
        return word == null ? "not said" : word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

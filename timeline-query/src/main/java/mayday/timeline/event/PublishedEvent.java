package mayday.timeline.event;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.UUID;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.Precision;

/**
 * One event as it was published.
 *
 * @param fact public name of the fact, such as {@code impact_started}; known even where the fact itself is not
 * @param factJson the fact as it was published, in ProtoJSON
 * @param json the whole event as it was published, without insignificant white space
 */
public record PublishedEvent(
        UUID eventId, UUID incidentId, IncidentEvent message, String fact, String factJson, EncodedJson json) {

    public int sequence() {
        return message.getSequence();
    }

    public FactCase factCase() {
        return message.getFactCase();
    }

    public Instant occurredAt() {
        return instant(message.getOccurredAt());
    }

    /** Cut to the millisecond, which all arithmetic is in. */
    public long millis() {
        return occurredAt().toEpochMilli();
    }

    public Instant recordedAt() {
        return instant(message.getRecordedAt());
    }

    /** With other values in the same place of the log. {@code factJson} and {@code json} stay as they were published. */
    PublishedEvent with(IncidentEvent corrected) {
        var name = corrected.getFactCase() == factCase()
                ? fact
                : IncidentEvent.getDescriptor()
                        .findFieldByNumber(corrected.getFactCase().getNumber())
                        .getName();
        return new PublishedEvent(eventId, incidentId, corrected, name, factJson, json);
    }

    /** Whether its instant is known well enough to be a point in time: not only the day, not nothing. */
    public boolean isTimed() {
        return isTimed(message.getOccurredAtPrecision());
    }

    public boolean isApproximate() {
        return message.getOccurredAtPrecision() == Precision.PRECISION_APPROXIMATE;
    }

    public static boolean isTimed(Precision precision) {
        return precision != Precision.PRECISION_DAY && precision != Precision.PRECISION_UNKNOWN;
    }

    /** To the microsecond, as every store on the way keeps it. */
    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos() / 1_000 * 1_000L);
    }
}

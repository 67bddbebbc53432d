package mayday.command.encoding;

import java.time.Instant;
import java.util.UUID;

/**
 * One event exactly as it is stored, before any upcasting.
 *
 * @param type the stored name, such as {@code incident.impact_started}
 * @param previousHash lower-case hex, as is {@code hash}
 */
@SuppressWarnings("ArrayRecordComponent") // Written once and passed on, never compared.
public record EventRow(
        UUID stream,
        int sequence,
        UUID eventId,
        String type,
        int version,
        Instant occurredAt,
        Instant recordedAt,
        byte[] metadata,
        byte[] payload,
        String previousHash,
        String hash) {

    public EventRow withHash(String computed) {
        return new EventRow(
                stream,
                sequence,
                eventId,
                type,
                version,
                occurredAt,
                recordedAt,
                metadata,
                payload,
                previousHash,
                computed);
    }

    /** This row as the head that the next one is chained to. */
    public Head asHead() {
        return new Head(sequence, recordedAt, hash);
    }
}

package mayday.command.encoding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The last event of an incident, as far as the next one has to know it.
 *
 * @param hash lower-case hex
 */
public record Head(int sequence, Instant recordedAt, String hash) {

    /** Before the first event. */
    public static final Head NONE = new Head(0, Instant.EPOCH, "0".repeat(64));

    /** The clock may stand still or jump back; the record may not. */
    public Instant nextRecordedAt(Instant now) {
        var earliest = recordedAt.plus(1, ChronoUnit.MICROS);
        var cut = now.truncatedTo(ChronoUnit.MICROS);
        return cut.isBefore(earliest) ? earliest : cut;
    }
}

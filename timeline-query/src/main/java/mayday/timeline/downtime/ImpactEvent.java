package mayday.timeline.downtime;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing said about the impact on one target.
 *
 * @param timed its instant is known well enough to measure from
 * @param level from its instant on; absent where the impact ends
 */
record ImpactEvent(
        UUID eventId,
        int sequence,
        Instant occurredAt,
        boolean timed,
        boolean approximate,
        Target target,
        @Nullable Level level,
        boolean assumed) {

    /** The three together are the key: no two episodes of one target are open at once. */
    record Target(String system, String functionality, String region) {}

    /** Cut to the millisecond, which all arithmetic is in. */
    long millis() {
        return occurredAt.toEpochMilli();
    }
}

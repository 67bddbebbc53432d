package mayday.timeline.downtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the impact on one target had one level.
 *
 * @param to absent while it goes on
 * @param since the event that says so
 * @param endedBy the event that ended the impact here
 * @param fromApproximate its beginning is only roughly known
 * @param approximate its beginning or its end is
 */
record Stretch(
        String system,
        long from,
        @Nullable Long to,
        Level level,
        UUID since,
        @Nullable UUID endedBy,
        boolean assumed,
        boolean fromApproximate,
        boolean approximate) {

    boolean isOpen() {
        return to == null;
    }

    /** Where it ends, or where an open one is cut off. */
    long endOr(long clippedAt) {
        return to == null ? clippedAt : to;
    }

    boolean isSevere() {
        return level != Level.DEGRADED;
    }
}

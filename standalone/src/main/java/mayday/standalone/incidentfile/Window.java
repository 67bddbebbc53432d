package mayday.standalone.incidentfile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of impact on one system, {@code [from, to)}.
 *
 * @param level DOWN, PARTIAL or DEGRADED
 * @param assumed the account does not speak of this stretch; it follows from its stamps
 */
public record Window(
        String system,
        Instant from,
        Instant to,
        String level,
        boolean assumed,
        @Nullable String text) {

    public boolean isDown() {
        return level.equals("DOWN");
    }
}

package mayday.postmortem.log;

import java.time.Instant;
import java.util.UUID;
import mayday.postmortem.draft.Heading;
import org.jspecify.annotations.Nullable;

/**
 * Where one incident stands.
 *
 * @param resolvedAt when its first resolve was stored; absent while it was never resolved
 */
public record Incident(
        UUID incidentId,
        String number,
        Heading heading,
        int version,
        @Nullable Instant resolvedAt) {

    public boolean resolved() {
        return resolvedAt != null;
    }
}

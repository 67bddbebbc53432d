package mayday.timeline.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far one incident is projected.
 *
 * @param version the sequence of its last projected event
 * @param parkedSince since when it waits for a missing event; absent where nothing is missing
 */
public record ProjectedIncident(
        UUID id, String number, int version, @Nullable Instant parkedSince) {

    /** The same incident as an answer shows it that was read a moment later. */
    public ProjectedIncident at(int shownVersion) {
        return new ProjectedIncident(id, number, shownVersion, parkedSince);
    }
}

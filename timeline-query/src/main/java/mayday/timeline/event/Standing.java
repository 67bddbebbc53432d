package mayday.timeline.event;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one entry of a log after everything that was said about it later.
 *
 * @param published as it was told
 * @param present with the values that corrections gave it since
 * @param correctedBy the corrections that are in effect on it, the oldest first
 * @param retractedBy the retraction that is in effect on it; absent where the entry counts
 */
public record Standing(
        PublishedEvent published,
        PublishedEvent present,
        List<UUID> correctedBy,
        @Nullable UUID retractedBy,
        boolean pinned) {

    /** As long as nobody says anything about it. */
    public static Standing untouched(PublishedEvent event) {
        return new Standing(event, event, List.of(), null, false);
    }

    public boolean counts() {
        return retractedBy == null;
    }
}

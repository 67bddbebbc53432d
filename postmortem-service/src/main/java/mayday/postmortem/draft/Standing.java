package mayday.postmortem.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one entry of a log after everything that was said about it later.
 *
 * @param told as it was told first
 * @param present with the values that corrections gave it since
 * @param correctedBy the corrections that are in effect on it, the oldest first
 * @param retractedBy the retraction that is in effect on it; absent where the entry counts
 */
record Standing(
        Occurrence told,
        Occurrence present,
        List<String> correctedBy,
        @Nullable String retractedBy,
        boolean pinned) {

    boolean counts() {
        return retractedBy == null;
    }
}

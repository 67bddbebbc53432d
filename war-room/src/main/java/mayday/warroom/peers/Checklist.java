package mayday.warroom.peers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a team goes through in one incident, and how far it has come. */
public record Checklist(int version, List<Item> items) {

    /** {@code state} is OPEN, DONE, SKIPPED or NOT_APPLICABLE. */
    public record Item(
            String id,
            String title,
            String group,
            String state,
            @Nullable String reason,
            @Nullable Tick tickedBy) {}

    /** The event that ticked an item; {@code byHand} where somebody did, and it did not follow from what happened. */
    public record Tick(
            boolean byHand,
            @Nullable String fact,
            Instant at,
            @Nullable String precision,
            String person) {}
}

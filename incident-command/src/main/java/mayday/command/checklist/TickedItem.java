package mayday.command.checklist;

import mayday.command.incident.ChecklistItem;
import mayday.incident.v1.IncidentEvent;
import org.jspecify.annotations.Nullable;

/**
 * An item and how it stands.
 *
 * @param by the event that ticked it; absent while it is open, and where it does not apply as the incident stands
 */
public record TickedItem(
        ChecklistItem item, State state, @Nullable IncidentEvent by) {

    /** How an item stands. */
    public enum State {
        OPEN,
        DONE,
        SKIPPED,
        NOT_APPLICABLE
    }

    /** Somebody said so; otherwise it follows from what happened. */
    public boolean isByHand() {
        return by != null && by.hasChecklistItemTicked();
    }

    /** The public name of the fact that ticked it. */
    public @Nullable String fact() {
        return by == null ? null : Facts.name(by);
    }

    /** What it takes to remember it, about. */
    int bytes() {
        return 100 + (by == null ? 0 : by.getSerializedSize());
    }

    public @Nullable String reason() {
        return isByHand() && by != null && by.getChecklistItemTicked().hasReason()
                ? by.getChecklistItemTicked().getReason()
                : null;
    }
}

package mayday.command.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do, or to decide not to do.
 *
 * @param tickedBy what ticks it by itself, as soon as it happens
 * @param onlyWhen what must hold of the incident for the item to matter; absent where it always does
 */
public record ChecklistItem(
        String id,
        String title,
        Group group,
        List<Trigger> tickedBy,
        @Nullable Condition onlyWhen) {

    public ChecklistItem {
        tickedBy = List.copyOf(tickedBy);
    }

    /** The steps that an incident takes, in their order. */
    public enum Group {
        REPORT,
        COMMUNICATE,
        STRATEGY,
        FIX,
        VERIFY,
        WATCH,
        LEARN;

        /** What was found out and told once still holds when an incident is reopened; a fix has to be found anew. */
        public boolean startsOver() {
            return switch (this) {
                case STRATEGY, FIX, VERIFY, WATCH -> true;
                case REPORT, COMMUNICATE, LEARN -> false;
            };
        }
    }

    /**
     * A fact that ticks an item.
     *
     * @param fact its public name, such as {@code fix_verified}
     * @param where what the fact has to say for it; absent where any will do
     */
    public record Trigger(String fact, @Nullable Condition where) {}

    /** A field and the value it has to have, such as {@code environment=production}. */
    public record Condition(String field, String value) {

        @Override
        public String toString() {
            return field + "=" + value;
        }
    }
}

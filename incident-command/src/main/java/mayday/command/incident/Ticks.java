package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.SKIPPED_WITHOUT_REASON;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mayday.command.incident.IncidentCommand.TickChecklist;
import mayday.command.incident.IncidentEvent.ChecklistItemTicked;
import org.jspecify.annotations.Nullable;

/**
 * How people ticked the checklist. What ticks itself is not among it: that is read from the log.
 *
 * @param now by item, since the incident was last opened
 * @param earlier what was ticked before that
 */
record Ticks(Map<String, Tick> now, Map<String, Tick> earlier) {

    /** What somebody said of an item. */
    record Tick(ChecklistState state, @Nullable String reason) {

        boolean says(TickChecklist tick) {
            return state == tick.state()
                    && (tick.reason() == null || tick.reason().equals(reason));
        }
    }

    static Ticks none() {
        return new Ticks(Map.of(), Map.of());
    }

    List<IncidentEvent> tick(TickChecklist tick) {
        var item = tick.list().require(tick.itemId());
        if (tick.state() == ChecklistState.SKIPPED && tick.reason() == null) {
            throw new IncidentRejection(SKIPPED_WITHOUT_REASON, "An item is skipped for a reason");
        }
        var known = known(item);
        return known != null && known.says(tick)
                ? List.of()
                : List.of(new ChecklistItemTicked(tick.when(), item.id(), item.title(), tick.state(), tick.reason()));
    }

    /** Whether somebody has said, since the incident was last opened, what became of the item. */
    boolean settle(String itemId) {
        return now.containsKey(itemId);
    }

    private @Nullable Tick known(ChecklistItem item) {
        var tick = now.get(item.id());
        return tick == null && !item.group().startsOver() ? earlier.get(item.id()) : tick;
    }

    Ticks ticked(ChecklistItemTicked ticked) {
        return new Ticks(with(now, Map.of(ticked.itemId(), new Tick(ticked.state(), ticked.reason()))), earlier);
    }

    Ticks reopened() {
        return new Ticks(Map.of(), with(earlier, now));
    }

    private static Map<String, Tick> with(Map<String, Tick> known, Map<String, Tick> news) {
        var more = new HashMap<>(known);
        more.putAll(news);
        return Map.copyOf(more);
    }
}

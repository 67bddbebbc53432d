package mayday.command.checklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mayday.command.checklist.TickedItem.State;
import mayday.command.incident.Checklist;
import mayday.command.incident.ChecklistItem;
import mayday.incident.v1.ChecklistState;
import mayday.incident.v1.IncidentEvent;
import org.jspecify.annotations.Nullable;

/**
 * The checklist of one incident, told from its log and stored nowhere: a list that was changed holds for older
 * incidents too, and what ticks an item by itself needs no event of its own. What somebody said of an item goes before
 * what follows from the log.
 */
final class TickedChecklist {

    private final Checklist list;
    private final Map<String, List<IncidentEvent>> ticks = new HashMap<>();
    private Circumstances circumstances = Circumstances.unknown();

    TickedChecklist(Checklist list) {
        this.list = list;
    }

    /** Takes the facts of the incident one by one, in the order of its log, each as it counts now. */
    void add(IncidentEvent event) {
        circumstances = circumstances.after(event);
        if (event.hasReopened()) {
            list.items().stream().filter(item -> item.group().startsOver()).forEach(item -> ticks.remove(item.id()));
        }
        for (var item : list.items()) {
            if (ticks(item, event)) {
                ticks.computeIfAbsent(item.id(), _ -> new ArrayList<>()).add(event);
            }
        }
    }

    private static boolean ticks(ChecklistItem item, IncidentEvent event) {
        return event.hasChecklistItemTicked()
                ? event.getChecklistItemTicked().getItemId().equals(item.id())
                : item.tickedBy().stream().anyMatch(trigger -> Facts.matches(trigger, event));
    }

    /** All items, in the order of the list. */
    List<TickedItem> items() {
        return list.items().stream().map(this::item).toList();
    }

    private TickedItem item(ChecklistItem item) {
        @Nullable IncidentEvent happened = null;
        @Nullable IncidentEvent said = null;
        for (var event : ticks.getOrDefault(item.id(), List.of())) {
            if (event.hasChecklistItemTicked()) {
                said = event;
            } else if (happened == null) {
                happened = event;
            }
        }
        if (said != null) {
            return new TickedItem(item, state(said.getChecklistItemTicked().getState()), said);
        }
        if (item.onlyWhen() != null && !circumstances.fulfills(item.onlyWhen())) {
            return new TickedItem(item, State.NOT_APPLICABLE, null);
        }
        return new TickedItem(item, happened == null ? State.OPEN : State.DONE, happened);
    }

    private static State state(ChecklistState state) {
        return switch (state) {
            case CHECKLIST_STATE_DONE -> State.DONE;
            case CHECKLIST_STATE_SKIPPED -> State.SKIPPED;
            case CHECKLIST_STATE_NOT_APPLICABLE -> State.NOT_APPLICABLE;
            case CHECKLIST_STATE_UNSPECIFIED, UNRECOGNIZED -> State.OPEN;
        };
    }
}

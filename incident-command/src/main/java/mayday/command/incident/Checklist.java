package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.CHECKLIST_ITEM_UNKNOWN;

import java.util.List;

/** What a team goes through in every incident, in this order. No two items have the same id. */
public record Checklist(List<ChecklistItem> items) {

    public Checklist {
        items = List.copyOf(items);
    }

    ChecklistItem require(String itemId) {
        return items.stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .orElseThrow(
                        () -> new IncidentRejection(CHECKLIST_ITEM_UNKNOWN, "The checklist has no item %s", itemId));
    }
}

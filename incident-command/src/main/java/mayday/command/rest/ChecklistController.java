package mayday.command.rest;

import com.google.protobuf.util.Timestamps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mayday.command.checklist.TickedChecklists;
import mayday.command.checklist.TickedItem;
import mayday.command.door.Answer;
import mayday.command.incident.Checklist;
import mayday.command.incident.ChecklistItem;
import mayday.command.incident.ChecklistState;
import mayday.command.incident.IncidentCommand;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Query;
import mayday.command.rest.request.Text;
import mayday.command.store.KnownIncident;
import mayday.incident.v1.IncidentEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a team goes through, and how far it has come. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class ChecklistController {

    private final IncidentDoor door;
    private final Checklist list;
    private final TickedChecklists ticked;

    ChecklistController(IncidentDoor door, Checklist list, TickedChecklists ticked) {
        this.door = door;
        this.list = list;
        this.ticked = ticked;
    }

    record TickChecklist(
            @NotNull @Name String itemId,
            @NotNull ChecklistState state,
            @Text @Nullable String reason) {}

    /** The list as it stands after {@code version} events. */
    record Stand(UUID incidentId, String number, int version, List<Item> items) {}

    /** {@code onlyWhen} is what must hold for the item to matter, {@code reason} is what somebody said when ticking. */
    record Item(
            String id,
            String title,
            ChecklistItem.Group group,
            TickedItem.State state,
            @Nullable String onlyWhen,
            @Nullable String reason,
            @Nullable Tick tickedBy) {

        static Item of(TickedItem ticked) {
            var item = ticked.item();
            return new Item(
                    item.id(),
                    item.title(),
                    item.group(),
                    ticked.state(),
                    item.onlyWhen() == null ? null : item.onlyWhen().toString(),
                    ticked.reason(),
                    ticked.by() == null ? null : Tick.of(ticked, ticked.by()));
        }
    }

    /** The event that ticked an item; {@code byHand} where somebody did, and it did not follow from what happened. */
    record Tick(boolean byHand, @Nullable String fact, String eventId, String at, String precision, String person) {

        static Tick of(TickedItem ticked, IncidentEvent event) {
            var actor = event.getActor();
            return new Tick(
                    ticked.isByHand(),
                    ticked.fact(),
                    event.getEventId(),
                    Timestamps.toString(event.getOccurredAt()),
                    event.getOccurredAtPrecision().name().substring("PRECISION_".length()),
                    actor.hasName() ? actor.getName() : actor.getId());
        }
    }

    @PostMapping("tick-checklist")
    ResponseEntity<Answer> tickChecklist(Call<TickChecklist> call) {
        var subject = call.subject();
        var asked = call.body();
        return door.send(
                call,
                new IncidentCommand.TickChecklist(
                        subject.incident(), subject.when(), list, asked.itemId(), asked.state(), asked.reason()));
    }

    @GetMapping("checklist")
    ResponseEntity<Stand> checklist(KnownIncident incident, HttpServletRequest request) {
        Query.of(request, Set.of());
        var stand = ticked.of(incident.id());
        return ResponseEntity.ok()
                .eTag("\"" + stand.version() + "\"")
                .body(new Stand(
                        incident.id().value(),
                        incident.name(),
                        stand.version(),
                        stand.items().stream().map(Item::of).toList()));
    }
}

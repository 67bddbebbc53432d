package mayday.command.rest;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Severity;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import mayday.command.rest.request.Title;
import mayday.command.store.KnownIncident;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Two incidents that turn out to be one, and one that turns out to be two. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class KinshipController {

    private final IncidentDoor door;
    private final OtherIncidents others;

    KinshipController(IncidentDoor door, OtherIncidents others) {
        this.door = door;
        this.others = others;
    }

    record Merge(@NotNull @Name String into, @Text @Nullable String reason) {

        private IncidentCommand command(Subject subject, KnownIncident other) {
            return new IncidentCommand.Merge(subject.incident(), subject.when(), other.id(), other.number(), reason);
        }
    }

    record Split(
            @NotNull @Title String title,
            @Text @Nullable String reason,
            @Nullable Severity severity,
            @Size(max = Most.ITEMS) @Nullable List<ReportController.@Valid Affected> systems) {

        private IncidentCommand.Split command(Subject subject, IncidentId into, int number) {
            return new IncidentCommand.Split(
                    subject.incident(),
                    subject.when(),
                    into,
                    number,
                    title,
                    reason,
                    severity,
                    ReportController.Affected.all("/systems", systems));
        }
    }

    @PostMapping("merge")
    ResponseEntity<Answer> merge(Call<Merge> call) {
        return door.send(
                call,
                call.body().command(call.subject(), others.require(call.body().into(), "/into")));
    }

    @PostMapping("split")
    ResponseEntity<Answer> split(Call<Split> call) {
        var into = new IncidentId(UuidCreator.getTimeOrderedEpoch());
        return door.split(call, number -> call.body().command(call.subject(), into, number));
    }
}

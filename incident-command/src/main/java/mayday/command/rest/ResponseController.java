package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.Severity;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody is on it, and how grave it is. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class ResponseController {

    private final IncidentDoor door;

    ResponseController(IncidentDoor door) {
        this.door = door;
    }

    record Acknowledge(@Text @Nullable String text) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Acknowledge(subject.incident(), subject.when(), text);
        }
    }

    record Escalate(
            @Nullable Severity severity,
            @Text @Nullable String reason,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> teams)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Escalate(subject.incident(), subject.when(), severity, reason, orNone(teams));
        }
    }

    record Deescalate(
            @NotNull Severity severity, @Text @Nullable String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Deescalate(subject.incident(), subject.when(), severity, reason);
        }
    }

    @PostMapping("acknowledge")
    ResponseEntity<Answer> acknowledge(Call<Acknowledge> call) {
        return door.send(call);
    }

    @PostMapping("escalate")
    ResponseEntity<Answer> escalate(Call<Escalate> call) {
        return door.send(call);
    }

    @PostMapping("deescalate")
    ResponseEntity<Answer> deescalate(Call<Deescalate> call) {
        return door.send(call);
    }
}

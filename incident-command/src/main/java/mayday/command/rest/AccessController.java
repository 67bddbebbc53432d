package mayday.command.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.incident.IncidentCommand;
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

/** Who is meant to see the incident. It is written down only: this door does not know yet who calls. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class AccessController {

    private final IncidentDoor door;

    AccessController(IncidentDoor door) {
        this.door = door;
    }

    record Restrict(
            @NotNull @Size(max = Most.ITEMS) List<@Name String> visibleTo,
            @Text @Nullable String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Restrict(subject.incident(), subject.when(), visibleTo, reason);
        }
    }

    record Unrestrict(@Text @Nullable String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Unrestrict(subject.incident(), subject.when(), reason);
        }
    }

    @PostMapping("restrict")
    ResponseEntity<Answer> restrict(Call<Restrict> call) {
        return door.send(call);
    }

    @PostMapping("unrestrict")
    ResponseEntity<Answer> unrestrict(Call<Unrestrict> call) {
        return door.send(call);
    }
}

package mayday.command.rest;

import jakarta.validation.constraints.NotNull;
import mayday.command.door.Answer;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.ResponderRole;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who took part, as people correct it, and who answers for what. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class CrewController {

    private final IncidentDoor door;

    CrewController(IncidentDoor door) {
        this.door = door;
    }

    record NameParticipant(
            @NotNull @Name String person,
            @Name @Nullable String team,
            @Name @Nullable String role) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.NameParticipant(subject.incident(), subject.when(), person, team, role);
        }
    }

    record RemoveParticipant(
            @NotNull @Name String person, @Text @Nullable String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.RemoveParticipant(subject.incident(), subject.when(), person, reason);
        }
    }

    record AssignRole(
            @NotNull ResponderRole role, @NotNull @Name String person) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.AssignRole(subject.incident(), subject.when(), role, person);
        }
    }

    @PostMapping("name-participant")
    ResponseEntity<Answer> nameParticipant(Call<NameParticipant> call) {
        return door.send(call);
    }

    @PostMapping("remove-participant")
    ResponseEntity<Answer> removeParticipant(Call<RemoveParticipant> call) {
        return door.send(call);
    }

    @PostMapping("assign-role")
    ResponseEntity<Answer> assignRole(Call<AssignRole> call) {
        return door.send(call);
    }
}

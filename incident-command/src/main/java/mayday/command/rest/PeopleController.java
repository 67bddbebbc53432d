package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orElse;

import mayday.command.door.Answer;
import mayday.command.incident.IncidentCommand;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Line;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The war room, and who is in it. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class PeopleController {

    private final IncidentDoor door;

    PeopleController(IncidentDoor door) {
        this.door = door;
    }

    record OpenWarRoom(
            @Line @Nullable String link, @Name @Nullable String provider) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.OpenWarRoom(subject.incident(), subject.when(), link, provider);
        }
    }

    record CloseWarRoom() implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.CloseWarRoom(subject.incident(), subject.when());
        }
    }

    record JoinWarRoom(
            @Name @Nullable String person,
            @Name @Nullable String team,
            @Name @Nullable String role) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.JoinWarRoom(
                    subject.incident(), subject.when(), orElse(person, subject.speaker()), team, role);
        }
    }

    record LeaveWarRoom(@Name @Nullable String person) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.LeaveWarRoom(
                    subject.incident(), subject.when(), orElse(person, subject.speaker()));
        }
    }

    @PostMapping("open-war-room")
    ResponseEntity<Answer> openWarRoom(Call<OpenWarRoom> call) {
        return door.send(call);
    }

    @PostMapping("close-war-room")
    ResponseEntity<Answer> closeWarRoom(Call<CloseWarRoom> call) {
        return door.send(call);
    }

    @PostMapping("join-war-room")
    ResponseEntity<Answer> joinWarRoom(Call<JoinWarRoom> call) {
        return door.send(call);
    }

    @PostMapping("leave-war-room")
    ResponseEntity<Answer> leaveWarRoom(Call<LeaveWarRoom> call) {
        return door.send(call);
    }
}

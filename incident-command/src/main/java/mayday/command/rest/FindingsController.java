package mayday.command.rest;

import static mayday.command.rest.request.Defaults.moment;
import static mayday.command.rest.request.Defaults.orElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.incident.Change;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.NoteKind;
import mayday.command.incident.Precision;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Happened;
import mayday.command.rest.request.Line;
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

/** What people see while they search, and the changes they suspect. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class FindingsController {

    private final IncidentDoor door;

    FindingsController(IncidentDoor door) {
        this.door = door;
    }

    record Note(
            @NotNull @Text String text,
            @Nullable NoteKind kind,
            @Name @Nullable String system,

            @PositiveOrZero @Max(Most.MINUTES) @Nullable Integer minutesLost,

            @Size(max = Most.ITEMS) @Nullable List<@Valid EvidenceLink> evidence)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Note(
                    subject.incident(),
                    subject.when(),
                    orElse(kind, NoteKind.OBSERVATION),
                    text,
                    system,
                    minutesLost,
                    EvidenceLink.all(evidence));
        }
    }

    record LinkChange(
            @NotNull @Name String changeId,
            Change.@Nullable Kind kind,
            @Name @Nullable String system,
            @Line @Nullable String reference,
            @Happened @Nullable Instant changedAt,
            @Nullable Precision changedAtPrecision,
            Change.@Nullable Role role,
            @Text @Nullable String reason)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.LinkChange(
                    subject.incident(),
                    subject.when(),
                    new Change(
                            changeId,
                            orElse(kind, Change.Kind.OTHER),
                            system,
                            reference,
                            moment("/changedAt", changedAt, changedAtPrecision)),
                    orElse(role, Change.Role.SUSPECT),
                    reason);
        }
    }

    record UnlinkChange(
            @NotNull @Name String changeId,
            Change.@Nullable Role role,
            @Text @Nullable String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.UnlinkChange(subject.incident(), subject.when(), changeId, role, reason);
        }
    }

    @PostMapping("note")
    ResponseEntity<Answer> note(Call<Note> call) {
        return door.send(call);
    }

    @PostMapping("link-change")
    ResponseEntity<Answer> linkChange(Call<LinkChange> call) {
        return door.send(call);
    }

    @PostMapping("unlink-change")
    ResponseEntity<Answer> unlinkChange(Call<UnlinkChange> call) {
        return door.send(call);
    }
}

package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orElse;
import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.incident.Check;
import mayday.command.incident.Environment;
import mayday.command.incident.IncidentCommand;
import mayday.command.rest.request.Call;
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

/** Whether the fix holds. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class VerificationController {

    enum Outcome {
        PASSED,
        FAILED
    }

    private final IncidentDoor door;

    VerificationController(IncidentDoor door) {
        this.door = door;
    }

    record RecordCheck(
            @NotNull @Name String name,
            @Name @Nullable String system,
            @Name @Nullable String environment,
            boolean symptom,
            @NotNull Outcome outcome,
            @Line @Nullable String run,
            @Valid @Nullable EvidenceLink evidence,
            @Name @Nullable String performedBy,
            @Text @Nullable String text)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.RecordCheck(
                    subject.incident(), subject.when(), check(subject), outcome == Outcome.PASSED);
        }

        private Check check(Subject subject) {
            return new Check(
                    name,
                    system,
                    orElse(environment, Environment.PRODUCTION),
                    symptom,
                    run,
                    evidence == null ? null : evidence.evidence(EvidenceLink.FIELD),
                    performedBy == null ? subject.speakingPerson() : performedBy,
                    text);
        }
    }

    record Verify(
            @Name @Nullable String environment,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> systems,
            @Text @Nullable String text)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Verify(
                    subject.incident(),
                    subject.when(),
                    orElse(environment, Environment.PRODUCTION),
                    orNone(systems),
                    text);
        }
    }

    record RejectFix(
            @Name @Nullable String environment,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> systems,
            @NotNull @Text String reason)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.RejectFix(
                    subject.incident(),
                    subject.when(),
                    orElse(environment, Environment.PRODUCTION),
                    orNone(systems),
                    reason);
        }
    }

    record SignOff(
            @Name @Nullable String person,
            @Name @Nullable String system,
            @Text @Nullable String text) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.SignOff(subject.incident(), subject.when(), signer(subject), system, text);
        }

        /** Confidence is a person's: a service, or somebody who does not say who they are, names one. */
        private String signer(Subject subject) {
            var signer = person != null ? person : subject.speakingPerson();
            if (signer == null) {
                throw DoorRefusal.at(DoorCode.MISSING_FIELD, "/person", "Must name the person who signs off.");
            }
            return signer;
        }
    }

    @PostMapping("record-check")
    ResponseEntity<Answer> recordCheck(Call<RecordCheck> call) {
        return door.send(call);
    }

    @PostMapping("verify")
    ResponseEntity<Answer> verify(Call<Verify> call) {
        return door.send(call);
    }

    @PostMapping("reject-fix")
    ResponseEntity<Answer> rejectFix(Call<RejectFix> call) {
        return door.send(call);
    }

    @PostMapping("sign-off")
    ResponseEntity<Answer> signOff(Call<SignOff> call) {
        return door.send(call);
    }
}

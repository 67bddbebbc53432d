package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orElse;
import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.incident.DismissReason;
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

/** Users are served again, the watch after that, and the end of the incident, as it should be or not. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class RecoveryController {

    private final IncidentDoor door;
    private final OtherIncidents others;

    RecoveryController(IncidentDoor door, OtherIncidents others) {
        this.door = door;
        this.others = others;
    }

    record Mitigate(@Text @Nullable String text, boolean impactContinues) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Mitigate(subject.incident(), subject.when(), text, impactContinues);
        }
    }

    record StartWatch(
            @Min(1) @Max(Most.MINUTES) @Nullable Integer lengthMinutes,
            @Size(max = Most.ITEMS) @Nullable List<@Text String> watching)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.StartWatch(
                    subject.incident(),
                    subject.when(),
                    lengthMinutes == null ? null : Duration.ofMinutes(lengthMinutes),
                    orNone(watching));
        }
    }

    record EndWatch(@Nullable Boolean clean, @Text @Nullable String text) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.EndWatch(subject.incident(), subject.when(), orElse(clean, true), text);
        }
    }

    record ReportRegression(
            @NotNull @Text String text,
            @Name @Nullable String system,
            @Line @Nullable String reference) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.ReportRegression(subject.incident(), subject.when(), text, system, reference);
        }
    }

    record Resolve(
            @Text @Nullable String summary,
            boolean override,
            @Text @Nullable String overrideReason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Resolve(subject.incident(), subject.when(), summary, override, overrideReason);
        }
    }

    record Reopen(@Text @Nullable String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Reopen(subject.incident(), subject.when(), reason);
        }
    }

    record Dismiss(
            @NotNull DismissReason reason,
            @Name @Nullable String duplicateOf,
            @Text @Nullable String text) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Dismiss(subject.incident(), subject.when(), reason, duplicateOf, text);
        }
    }

    @PostMapping("mitigate")
    ResponseEntity<Answer> mitigate(Call<Mitigate> call) {
        return door.send(call);
    }

    @PostMapping("start-watch")
    ResponseEntity<Answer> startWatch(Call<StartWatch> call) {
        return door.send(call);
    }

    @PostMapping("end-watch")
    ResponseEntity<Answer> endWatch(Call<EndWatch> call) {
        return door.send(call);
    }

    @PostMapping("resolve")
    ResponseEntity<Answer> resolve(Call<Resolve> call) {
        return door.send(call);
    }

    @PostMapping("reopen")
    ResponseEntity<Answer> reopen(Call<Reopen> call) {
        return door.send(call);
    }

    @PostMapping("report-regression")
    ResponseEntity<Answer> reportRegression(Call<ReportRegression> call) {
        return door.send(call);
    }

    @PostMapping("dismiss")
    ResponseEntity<Answer> dismiss(Call<Dismiss> call) {
        var dismiss = call.body();
        if (dismiss.reason() == DismissReason.DUPLICATE && dismiss.duplicateOf() != null) {
            others.require(dismiss.duplicateOf(), "/duplicateOf");
        }
        return door.send(call);
    }
}

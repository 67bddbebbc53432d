package mayday.command.rest;

import static mayday.command.rest.request.Defaults.moment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.UUID;
import mayday.command.door.Answer;
import mayday.command.incident.Correction;
import mayday.command.incident.ImpactLevel;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.Precision;
import mayday.command.incident.Severity;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Happened;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import mayday.command.rest.request.Title;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record itself: what is put right, what is taken back, and what tells the story. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class RecordController {

    private final IncidentDoor door;

    RecordController(IncidentDoor door) {
        this.door = door;
    }

    record Correct(
            @NotNull UUID eventId,
            @NotNull @Text String reason,
            @NotNull @Valid NewValues correction) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Correct(
                    subject.incident(), subject.when(), eventId, reason, correction.correction());
        }
    }

    record NewValues(
            @Happened @Nullable Instant occurredAt,
            @Nullable Precision occurredAtPrecision,
            @Title @Nullable String title,
            @Text @Nullable String text,
            @Nullable ImpactLevel level,
            @Nullable Severity severity,

            @PositiveOrZero @Max(Most.USERS) @Nullable Double value,

            @PositiveOrZero @Max(Most.USERS) @Nullable Double upper,

            @PositiveOrZero @Max(Most.MINUTES) @Nullable Integer minutesLost,

            @Name @Nullable String system,
            @Name @Nullable String environment,
            @Name @Nullable String version,
            @Nullable Boolean passed,
            @Happened @Nullable Instant impactStartedAt,
            @Nullable Precision impactStartedAtPrecision,
            @Happened @Nullable Instant detectedAt,
            @Nullable Precision detectedAtPrecision) {

        private Correction correction() {
            return new Correction(
                    moment("/correction/occurredAt", occurredAt, occurredAtPrecision),
                    title,
                    text,
                    level,
                    severity,
                    value,
                    upper,
                    minutesLost,
                    system,
                    environment,
                    version,
                    passed,
                    moment("/correction/impactStartedAt", impactStartedAt, impactStartedAtPrecision),
                    moment("/correction/detectedAt", detectedAt, detectedAtPrecision));
        }
    }

    record Retract(@NotNull UUID eventId, @NotNull @Text String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Retract(subject.incident(), subject.when(), eventId, reason);
        }
    }

    record Pin(@NotNull UUID eventId) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Pin(subject.incident(), subject.when(), eventId);
        }
    }

    record Unpin(@NotNull UUID eventId) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Unpin(subject.incident(), subject.when(), eventId);
        }
    }

    @PostMapping("correct")
    ResponseEntity<Answer> correct(Call<Correct> call) {
        return door.send(call);
    }

    @PostMapping("retract")
    ResponseEntity<Answer> retract(Call<Retract> call) {
        return door.send(call);
    }

    @PostMapping("pin")
    ResponseEntity<Answer> pin(Call<Pin> call) {
        return door.send(call);
    }

    @PostMapping("unpin")
    ResponseEntity<Answer> unpin(Call<Unpin> call) {
        return door.send(call);
    }
}

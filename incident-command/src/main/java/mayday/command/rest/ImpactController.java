package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orElse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import mayday.command.door.Answer;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.incident.Confidence;
import mayday.command.incident.ImpactLevel;
import mayday.command.incident.ImpactTarget;
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

/** What does not work, how badly, since when, until when, and for how many. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class ImpactController {

    private final IncidentDoor door;

    ImpactController(IncidentDoor door) {
        this.door = door;
    }

    record StartImpact(
            @NotNull @Name String system,
            @Name @Nullable String functionality,
            @Name @Nullable String region,
            @NotNull ImpactLevel level,
            boolean assumed,
            @Text @Nullable String text)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.StartImpact(
                    subject.incident(),
                    subject.when(),
                    new ImpactTarget(system, functionality, region),
                    level,
                    assumed,
                    text);
        }
    }

    record ChangeImpact(
            @NotNull @Name String system,
            @Name @Nullable String functionality,
            @Name @Nullable String region,
            @NotNull ImpactLevel level,
            boolean assumed,
            @Text @Nullable String text)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.ChangeImpact(
                    subject.incident(),
                    subject.when(),
                    new ImpactTarget(system, functionality, region),
                    level,
                    assumed,
                    text);
        }
    }

    record EndImpact(
            @NotNull @Name String system,
            @Name @Nullable String functionality,
            @Name @Nullable String region,
            @Text @Nullable String text)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.EndImpact(
                    subject.incident(), subject.when(), new ImpactTarget(system, functionality, region), text);
        }
    }

    record EstimateUsersAffected(
            @NotNull @PositiveOrZero @Max(Most.USERS) Double value,
            @PositiveOrZero @Max(Most.USERS) @Nullable Double upper,
            @Name @Nullable String unit,
            @Text @Nullable String method,
            @Nullable Confidence confidence)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            if (upper != null && upper < value) {
                throw DoorRefusal.at(DoorCode.NUMBER_OUT_OF_RANGE, "/upper", "Must not be below value.");
            }
            return new IncidentCommand.EstimateUsersAffected(
                    subject.incident(), subject.when(), value, upper, orElse(unit, "users"), method, confidence);
        }
    }

    @PostMapping("start-impact")
    ResponseEntity<Answer> startImpact(Call<StartImpact> call) {
        return door.send(call);
    }

    @PostMapping("change-impact")
    ResponseEntity<Answer> changeImpact(Call<ChangeImpact> call) {
        return door.send(call);
    }

    @PostMapping("end-impact")
    ResponseEntity<Answer> endImpact(Call<EndImpact> call) {
        return door.send(call);
    }

    @PostMapping("estimate-users-affected")
    ResponseEntity<Answer> estimateUsersAffected(Call<EstimateUsersAffected> call) {
        return door.send(call);
    }
}

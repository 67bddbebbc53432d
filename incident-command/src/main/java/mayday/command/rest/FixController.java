package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orElse;
import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.incident.Environment;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.FinishDeployment.Outcome;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Line;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Planned;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Getting the fix out. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class FixController {

    private final IncidentDoor door;

    FixController(IncidentDoor door) {
        this.door = door;
    }

    record ScheduleDeployment(
            @Name @Nullable String scheduleId,
            @Name @Nullable String environment,
            @NotNull @Planned Instant plannedAt,
            @Name @Nullable String system,
            @Name @Nullable String version,
            @NotNull @Text String undoPlan,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> approvedBy)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.ScheduleDeployment(
                    subject.incident(),
                    subject.when(),
                    scheduleId,
                    orElse(environment, Environment.PRODUCTION),
                    plannedAt,
                    system,
                    version,
                    undoPlan,
                    orNone(approvedBy));
        }
    }

    record CancelSchedule(
            @NotNull @Name String scheduleId,
            @Text @Nullable String reason) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.CancelSchedule(subject.incident(), subject.when(), scheduleId, reason);
        }
    }

    record RequestDeployment(
            @NotNull @Name String deploymentId,
            @Name @Nullable String environment,
            @Name @Nullable String system,
            @Name @Nullable String version,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> commits,
            @Line @Nullable String pipelineUrl,
            @Text @Nullable String undoPlan,
            @Name @Nullable String scheduleId,
            @Line @Nullable String requestedOf,
            boolean override,
            @Text @Nullable String overrideReason)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.RequestDeployment(
                    subject.incident(),
                    subject.when(),
                    deploymentId,
                    environment,
                    system,
                    version,
                    orNone(commits),
                    pipelineUrl,
                    undoPlan,
                    scheduleId,
                    requestedOf,
                    override,
                    overrideReason);
        }
    }

    record DeployFix(
            @NotNull @Name String deploymentId,
            @Name @Nullable String environment,
            @Name @Nullable String system,
            @Name @Nullable String version,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> commits,
            @Line @Nullable String pipelineUrl,
            @Text @Nullable String undoPlan,
            @Name @Nullable String scheduleId,
            boolean override,
            @Text @Nullable String overrideReason)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.DeployFix(
                    subject.incident(),
                    subject.when(),
                    deploymentId,
                    environment,
                    system,
                    version,
                    orNone(commits),
                    pipelineUrl,
                    undoPlan,
                    scheduleId,
                    override,
                    overrideReason);
        }
    }

    record FinishDeployment(
            @NotNull @Name String deploymentId,
            @NotNull Outcome outcome,
            @Text @Nullable String text) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.FinishDeployment(
                    subject.incident(), subject.when(), deploymentId, outcome, text);
        }
    }

    @PostMapping("schedule-deployment")
    ResponseEntity<Answer> scheduleDeployment(Call<ScheduleDeployment> call) {
        return door.send(call);
    }

    @PostMapping("cancel-schedule")
    ResponseEntity<Answer> cancelSchedule(Call<CancelSchedule> call) {
        return door.send(call);
    }

    @PostMapping("request-deployment")
    ResponseEntity<Answer> requestDeployment(Call<RequestDeployment> call) {
        return door.send(call);
    }

    @PostMapping("deploy-fix")
    ResponseEntity<Answer> deployFix(Call<DeployFix> call) {
        return door.send(call);
    }

    @PostMapping("finish-deployment")
    ResponseEntity<Answer> finishDeployment(Call<FinishDeployment> call) {
        return door.send(call);
    }
}

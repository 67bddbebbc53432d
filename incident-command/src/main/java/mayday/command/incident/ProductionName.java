package mayday.command.incident;

import mayday.command.incident.IncidentCommand.Correct;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentCommand.RecordCheck;
import mayday.command.incident.IncidentCommand.RejectFix;
import mayday.command.incident.IncidentCommand.RequestDeployment;
import mayday.command.incident.IncidentCommand.ScheduleDeployment;
import mayday.command.incident.IncidentCommand.Verify;
import org.jspecify.annotations.Nullable;

/**
 * Gives production its one name in whatever speaks of it, before anything is decided: so the record, and everybody who
 * reads it, knows one production however a team's policy changes.
 */
final class ProductionName {

    private ProductionName() {}

    static IncidentCommand in(IncidentCommand command, Policy policy) {
        if (command instanceof RequestDeployment request) {
            return in(request, policy);
        }
        if (command instanceof DeployFix deploy) {
            return in(deploy, policy);
        }
        if (command instanceof ScheduleDeployment schedule) {
            return in(schedule, policy);
        }
        if (command instanceof RecordCheck record) {
            return new RecordCheck(record.incident(), record.when(), in(record.check(), policy), record.passed());
        }
        if (command instanceof Verify verify) {
            var environment = policy.environment(verify.environment());
            return new Verify(verify.incident(), verify.when(), environment, verify.systems(), verify.text());
        }
        if (command instanceof RejectFix reject) {
            var environment = policy.environment(reject.environment());
            return new RejectFix(reject.incident(), reject.when(), environment, reject.systems(), reject.reason());
        }
        return command;
    }

    static Correct in(Correct correct, Policy policy) {
        var environment = correct.correction().environment();
        return environment == null
                ? correct
                : new Correct(
                        correct.incident(),
                        correct.when(),
                        correct.eventId(),
                        correct.reason(),
                        Correction.ofEnvironment(policy.environment(environment))
                                .over(correct.correction()));
    }

    private static @Nullable String in(@Nullable String environment, Policy policy) {
        return environment == null ? null : policy.environment(environment);
    }

    private static RequestDeployment in(RequestDeployment request, Policy policy) {
        return new RequestDeployment(
                request.incident(),
                request.when(),
                request.deploymentId(),
                in(request.environment(), policy),
                request.system(),
                request.version(),
                request.commits(),
                request.pipelineUrl(),
                request.undoPlan(),
                request.scheduleId(),
                request.requestedOf(),
                request.override(),
                request.overrideReason());
    }

    private static DeployFix in(DeployFix deploy, Policy policy) {
        return new DeployFix(
                deploy.incident(),
                deploy.when(),
                deploy.deploymentId(),
                in(deploy.environment(), policy),
                deploy.system(),
                deploy.version(),
                deploy.commits(),
                deploy.pipelineUrl(),
                deploy.undoPlan(),
                deploy.scheduleId(),
                deploy.override(),
                deploy.overrideReason());
    }

    private static ScheduleDeployment in(ScheduleDeployment schedule, Policy policy) {
        return new ScheduleDeployment(
                schedule.incident(),
                schedule.when(),
                schedule.scheduleId(),
                policy.environment(schedule.environment()),
                schedule.plannedAt(),
                schedule.system(),
                schedule.version(),
                schedule.undoPlan(),
                schedule.approvedBy());
    }

    private static Check in(Check check, Policy policy) {
        return new Check(
                check.name(),
                check.system(),
                policy.environment(check.environment()),
                check.symptom(),
                check.run(),
                check.evidence(),
                check.performedBy(),
                check.text());
    }
}

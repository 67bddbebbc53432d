package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_FINISHED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_STARTED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_FINISHES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_NOT_STARTED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_UNFINISHED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentCommand.FinishDeployment;
import mayday.command.incident.IncidentCommand.FinishDeployment.Outcome;
import mayday.command.incident.IncidentEvent.FixDeployed;
import mayday.command.incident.IncidentEvent.FixDeploymentFailed;
import mayday.command.incident.IncidentEvent.FixDeploymentPartial;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import org.jspecify.annotations.Nullable;

/** The deployments of fixes, in the order in which they were started, and those that are planned. */
record Deployments(SequencedMap<String, Deployment> byId, Schedules schedules) {

    /** Git's own default: fewer characters seldom name one commit only. */
    private static final int SHORTEST_ABBREVIATION = 7;

    /** {@code outcome} is absent while it runs. */
    record Deployment(
            FixDeploymentStarted started, @Nullable Outcome outcome) {

        boolean isTheSameAs(DeployFix deploy) {
            var inherited = deploy.scheduleId() == null ? null : started.undoPlan();
            return started.equals(Deployments.started(deploy, started.when(), inherited));
        }
    }

    static Deployments none() {
        return new Deployments(new LinkedHashMap<>(), Schedules.none());
    }

    List<IncidentEvent> start(DeployFix deploy, Gates gates) {
        var known = byId.get(deploy.deploymentId());
        if (known == null) {
            var plan = schedules.followedBy(deploy, gates);
            return List.of(started(deploy, deploy.when(), plan == null ? null : plan.undoPlan()));
        }
        if (known.isTheSameAs(deploy)) {
            return List.of();
        }
        throw new IncidentRejection(
                DEPLOYMENT_ALREADY_STARTED,
                "Deployment %s was started with other details".formatted(deploy.deploymentId()));
    }

    List<IncidentEvent> finish(FinishDeployment finish) {
        var deployment = byId.get(finish.deploymentId());
        if (deployment == null) {
            throw new IncidentRejection(
                    DEPLOYMENT_NOT_STARTED, "No deployment %s was started".formatted(finish.deploymentId()));
        }
        if (finish.when().isBefore(deployment.started().when())) {
            throw new IncidentRejection(
                    DEPLOYMENT_FINISHES_BEFORE_START,
                    "It was started at %s".formatted(deployment.started().when().at()));
        }
        if (deployment.outcome() == finish.outcome()) {
            return List.of();
        }
        // What reached only some targets may still reach the rest, or fail there.
        if (deployment.outcome() != null && deployment.outcome() != Outcome.PARTIAL) {
            throw new IncidentRejection(
                    DEPLOYMENT_ALREADY_FINISHED,
                    "Deployment %s finished: %s".formatted(finish.deploymentId(), deployment.outcome()));
        }
        return List.of(finished(finish, deployment.started().environment()));
    }

    void requireFinished(String environment, Gates gates) {
        var last = byId.sequencedValues().reversed().stream()
                .filter(deployment -> deployment.started().environment().equals(environment))
                .findFirst();
        gates.require(
                last.isEmpty() || last.get().outcome() != null,
                DEPLOYMENT_UNFINISHED,
                "The last deployment to %s has not finished.".formatted(environment));
    }

    /** Whether a deployment that succeeded there names the commit, in full or abbreviated. */
    boolean haveBrought(String commit, String environment) {
        return byId.values().stream()
                .filter(deployment -> deployment.outcome() == Outcome.SUCCEEDED)
                .filter(deployment -> deployment.started().environment().equals(environment))
                .flatMap(deployment -> deployment.started().commits().stream())
                .anyMatch(deployed -> isSameCommit(deployed, commit));
    }

    static boolean isSameCommit(String one, String other) {
        return one.equals(other)
                || (Math.min(one.length(), other.length()) >= SHORTEST_ABBREVIATION
                        && (one.startsWith(other) || other.startsWith(one)));
    }

    /** Those that one was to bring something to, wherever it went. */
    Set<String> systems() {
        var named = new TreeSet<String>();
        for (var deployment : byId.values()) {
            var system = deployment.started().system();
            if (system != null) {
                named.add(system);
            }
        }
        return named;
    }

    /** The environments that one went to, other than production, in the order of their names. */
    Set<String> usedBeforeProduction() {
        var used = new TreeSet<String>();
        byId.values().forEach(deployment -> used.add(deployment.started().environment()));
        used.remove(Environment.PRODUCTION);
        return used;
    }

    /** @param plannedUndo how the plan that it follows would undo it */
    private static FixDeploymentStarted started(DeployFix deploy, Moment when, @Nullable String plannedUndo) {
        return new FixDeploymentStarted(
                when,
                deploy.deploymentId(),
                deploy.environment(),
                deploy.system(),
                deploy.version(),
                deploy.commits(),
                deploy.pipelineUrl(),
                deploy.undoPlan() == null ? plannedUndo : deploy.undoPlan(),
                deploy.scheduleId(),
                deploy.override() ? deploy.overrideReason() : null);
    }

    private static IncidentEvent finished(FinishDeployment finish, String environment) {
        return switch (finish.outcome()) {
            case SUCCEEDED -> new FixDeployed(finish.when(), finish.deploymentId(), environment, finish.text());
            case PARTIAL -> new FixDeploymentPartial(finish.when(), finish.deploymentId(), environment, finish.text());
            case FAILED -> new FixDeploymentFailed(finish.when(), finish.deploymentId(), environment, finish.text());
        };
    }

    Deployments started(FixDeploymentStarted started) {
        return with(new Deployment(started, null)).with(schedules.fulfilled(started.scheduleId()));
    }

    Deployments finished(String deploymentId, Outcome outcome) {
        var deployment = byId.get(deploymentId);
        return deployment == null ? this : with(new Deployment(deployment.started(), outcome));
    }

    private Deployments with(Deployment deployment) {
        var more = new LinkedHashMap<>(byId);
        more.put(deployment.started().deploymentId(), deployment);
        return new Deployments(more, schedules);
    }

    Deployments with(Schedules newSchedules) {
        return new Deployments(byId, newSchedules);
    }
}

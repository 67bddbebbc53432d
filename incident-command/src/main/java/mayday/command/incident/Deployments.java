package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_FINISHED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_STARTED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_FINISHES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_NOT_STARTED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_UNFINISHED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentCommand.FinishDeployment;
import mayday.command.incident.IncidentCommand.FinishDeployment.Outcome;
import mayday.command.incident.IncidentCommand.RequestDeployment;
import mayday.command.incident.IncidentEvent.FixDeployed;
import mayday.command.incident.IncidentEvent.FixDeploymentFailed;
import mayday.command.incident.IncidentEvent.FixDeploymentPartial;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import org.jspecify.annotations.Nullable;

/** The deployments of fixes, in the order in which they were started, and those that are planned or asked for. */
record Deployments(SequencedMap<String, Deployment> byId, Schedules schedules, DeploymentRequests requests) {

    /** Git's own default: fewer characters seldom name one commit only. */
    private static final int SHORTEST_ABBREVIATION = 7;

    /** {@code outcome} is absent while it runs. */
    record Deployment(
            FixDeploymentStarted started, @Nullable Outcome outcome) {}

    static Deployments none() {
        return new Deployments(new LinkedHashMap<>(), Schedules.none(), DeploymentRequests.none());
    }

    /** Asks for one. What is asked for again as it was changes nothing. */
    Optional<FixDeploymentRequested> request(RequestDeployment request, Gates gates) {
        var id = request.deploymentId();
        var known = requests.of(id);
        var running = byId.get(id);
        var details = DeploymentDetails.of(request)
                .orElseIn(running == null ? null : running.started().environment());
        if (known.isPresent()) {
            var same = details.orElseUndoneBy(
                    request.scheduleId() == null ? null : known.get().undoPlan());
            return unlessOtherwise(known.get(), same.requested(known.get().when(), id, request.requestedOf()));
        }
        if (running != null) {
            requireBeforeStart(request, details, running.started());
        }
        var planned = schedules.followedBy(request.scheduleId(), details.destination(), gates);
        var plannedUndo = planned == null ? null : planned.undoPlan();
        return Optional.of(details.orElseUndoneBy(plannedUndo).requested(request.when(), id, request.requestedOf()));
    }

    private static Optional<FixDeploymentRequested> unlessOtherwise(
            FixDeploymentRequested known, FixDeploymentRequested again) {
        if (known.equals(again)) {
            return Optional.empty();
        }
        throw used(known.deploymentId(), "requested with other details");
    }

    /** Somebody may remember later that it was asked for first. */
    private static void requireBeforeStart(
            RequestDeployment request, DeploymentDetails details, FixDeploymentStarted started) {
        if (started.when().isBefore(request.when())) {
            throw used(
                    request.deploymentId(),
                    "started at %s".formatted(started.when().at()));
        }
        if (!details.agreesWith(started.environment(), started.system())) {
            throw used(request.deploymentId(), "started with other details");
        }
    }

    private static IncidentRejection used(String deploymentId, String how) {
        return new IncidentRejection(DEPLOYMENT_ALREADY_STARTED, "Deployment %s was %s".formatted(deploymentId, how));
    }

    /** Starts one; of one that was asked for, what is left out is as it was asked for. */
    Optional<FixDeploymentStarted> start(DeployFix deploy, Gates gates) {
        var known = byId.get(deploy.deploymentId());
        if (known != null) {
            return unlessOtherwise(known.started(), deploy);
        }
        requests.of(deploy.deploymentId()).ifPresent(request -> requireAsRequested(deploy, request, gates));
        var planned =
                schedules.followedBy(deploy.scheduleId(), details(deploy, null).destination(), gates);
        var plannedUndo = planned == null ? null : planned.undoPlan();
        return Optional.of(details(deploy, plannedUndo).started(deploy.when(), deploy.deploymentId()));
    }

    private Optional<FixDeploymentStarted> unlessOtherwise(FixDeploymentStarted known, DeployFix deploy) {
        var details = details(deploy, deploy.scheduleId() == null ? null : known.undoPlan());
        if (known.equals(details.started(known.when(), known.deploymentId()))) {
            return Optional.empty();
        }
        throw used(known.deploymentId(), "started with other details");
    }

    private static void requireAsRequested(DeployFix deploy, FixDeploymentRequested request, Gates gates) {
        if (!DeploymentDetails.of(deploy).agreesWith(request.environment(), request.system())) {
            throw used(request.deploymentId(), "requested with other details");
        }
        if (deploy.version() != null
                && request.version() != null
                && !deploy.version().equals(request.version())) {
            gates.warn("request_differs", "It was requested with version %s.".formatted(request.version()));
        }
        warnIfBefore(request, deploy.when(), gates);
    }

    private static void warnIfBefore(FixDeploymentRequested request, Moment when, Gates gates) {
        if (when.isBefore(request.when())) {
            gates.warn(
                    "out_of_order",
                    "%s lies before the request at %s."
                            .formatted(when.at(), request.when().at()));
        }
    }

    /** @param plannedUndo how the plan that it names would undo it */
    private DeploymentDetails details(DeployFix deploy, @Nullable String plannedUndo) {
        var said = DeploymentDetails.of(deploy).orElseUndoneBy(plannedUndo);
        return requests.of(deploy.deploymentId())
                .map(request -> said.orElse(DeploymentDetails.of(request)))
                .orElse(said);
    }

    List<IncidentEvent> finish(FinishDeployment finish, Gates gates) {
        var deployment = byId.get(finish.deploymentId());
        if (deployment == null) {
            return finishRequested(finish, gates);
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

    /** The environments that one went to, or was asked to go to, other than production, in the order of their names. */
    Set<String> usedBeforeProduction() {
        var used = new TreeSet<String>();
        byId.values().forEach(deployment -> used.add(deployment.started().environment()));
        requests.byId().values().forEach(request -> used.add(request.environment()));
        used.remove(Environment.PRODUCTION);
        return used;
    }

    /** What has ended was started, be it that nobody said so: at a time that nobody knows. */
    private List<IncidentEvent> finishRequested(FinishDeployment finish, Gates gates) {
        var id = finish.deploymentId();
        var request = requests.of(id)
                .orElseThrow(() -> new IncidentRejection(
                        DEPLOYMENT_NOT_STARTED, "No deployment %s was requested or started".formatted(id)));
        warnIfBefore(request, finish.when(), gates);
        var sometime = new Moment(finish.when().at(), Precision.UNKNOWN);
        return List.of(DeploymentDetails.of(request).started(sometime, id), finished(finish, request.environment()));
    }

    private static IncidentEvent finished(FinishDeployment finish, String environment) {
        return switch (finish.outcome()) {
            case SUCCEEDED -> new FixDeployed(finish.when(), finish.deploymentId(), environment, finish.text());
            case PARTIAL -> new FixDeploymentPartial(finish.when(), finish.deploymentId(), environment, finish.text());
            case FAILED -> new FixDeploymentFailed(finish.when(), finish.deploymentId(), environment, finish.text());
        };
    }

    boolean isStarted(String deploymentId) {
        return byId.containsKey(deploymentId);
    }

    Deployments requested(FixDeploymentRequested requested) {
        return new Deployments(byId, schedules, requests.requested(requested));
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
        return new Deployments(more, schedules, requests);
    }

    Deployments with(Schedules newSchedules) {
        return new Deployments(byId, newSchedules, requests);
    }

    Deployments reopened() {
        return new Deployments(byId, schedules, requests.reopened());
    }
}

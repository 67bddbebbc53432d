package mayday.command.incident;

import static java.util.Objects.requireNonNull;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_FINISHED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_STARTED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_NOT_STARTED;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentCommand.FinishDeployment;
import mayday.command.incident.IncidentCommand.FinishDeployment.Outcome;
import mayday.command.incident.IncidentCommand.RequestDeployment;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import org.jspecify.annotations.Nullable;

/**
 * The deployments that were asked for.
 *
 * @param current ids of those that were asked for since the incident was last opened
 * @param failed when those failed that nobody saw starting
 */
record DeploymentRequests(Map<String, FixDeploymentRequested> byId, Set<String> current, Map<String, Moment> failed) {

    static DeploymentRequests none() {
        return new DeploymentRequests(Map.of(), Set.of(), Map.of());
    }

    Optional<FixDeploymentRequested> of(String deploymentId) {
        return Optional.ofNullable(byId.get(deploymentId));
    }

    /** Asks for one. What is asked for again as it was changes nothing, unless the incident was opened again since. */
    Optional<FixDeploymentRequested> request(
            RequestDeployment request, @Nullable FixDeploymentStarted started, Schedules schedules, Gates gates) {
        var known = byId.get(request.deploymentId());
        var details = DeploymentDetails.of(request).orElseIn(started == null ? null : started.environment());
        if (known != null) {
            requireSame(known, request, details);
            if (started != null || current.contains(request.deploymentId())) {
                return Optional.empty();
            }
        } else if (started != null) {
            holdAgainst(request, details, started, gates);
        }
        var planned = schedules.followedBy(request.scheduleId(), details.destination(), gates);
        var undone = details.orElseUndoneBy(planned == null ? null : planned.undoPlan());
        return Optional.of(undone.requested(request.when(), request.deploymentId(), request.requestedOf()));
    }

    private static void requireSame(
            FixDeploymentRequested known, RequestDeployment request, DeploymentDetails details) {
        var same = details.orElseUndoneBy(request.scheduleId() == null ? null : known.undoPlan());
        if (!known.equals(same.requested(known.when(), known.deploymentId(), request.requestedOf()))) {
            throw used(known.deploymentId(), "requested with other details");
        }
    }

    /** Somebody may remember later that it was asked for first. */
    private static void holdAgainst(
            RequestDeployment request, DeploymentDetails details, FixDeploymentStarted started, Gates gates) {
        if (!details.agreesWith(started.environment(), started.system())) {
            throw used(request.deploymentId(), "started with other details");
        }
        if (isOther(request.version(), started.version())) {
            gates.warn("request_differs", "It was started with version %s.", requireNonNull(started.version()));
        }
        warnIfBefore(request.when(), started.when(), gates);
    }

    /** Of one that was not asked for, everything may be said. */
    void holdAgainst(DeployFix deploy, Gates gates) {
        var request = byId.get(deploy.deploymentId());
        if (request == null) {
            return;
        }
        if (!DeploymentDetails.of(deploy).agreesWith(request.environment(), request.system())) {
            throw used(request.deploymentId(), "requested with other details");
        }
        if (isOther(deploy.version(), request.version())) {
            gates.warn("request_differs", "It was requested with version %s.", requireNonNull(request.version()));
        }
        warnIfBefore(request.when(), deploy.when(), gates);
    }

    private static boolean isOther(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    static IncidentRejection used(String deploymentId, String how) {
        return new IncidentRejection(DEPLOYMENT_ALREADY_STARTED, "Deployment %s was %s", deploymentId, how);
    }

    private static void warnIfBefore(Moment requested, Moment when, Gates gates) {
        if (when.isBefore(requested)) {
            gates.warn("out_of_order", "%s lies before the request at %s.", when.at(), requested.at());
        }
    }

    /**
     * Ends one that nobody saw starting. What went live was started, be it that nobody said so: at a time that nobody knows.
     * What failed may never have been started, and so touched nothing.
     */
    List<IncidentEvent> finish(FinishDeployment finish, Gates gates) {
        var id = finish.deploymentId();
        var request = of(id).orElseThrow(() ->
                new IncidentRejection(DEPLOYMENT_NOT_STARTED, "No deployment %s was requested or started", id));
        if (failed.containsKey(id)) {
            return unlessOtherwise(finish);
        }
        warnIfBefore(request.when(), finish.when(), gates);
        var end = Deployments.finished(finish, request.environment());
        var sometime = new Moment(finish.when().at(), Precision.UNKNOWN);
        return finish.outcome() == Outcome.FAILED
                ? List.of(end)
                : List.of(DeploymentDetails.of(request).started(sometime, id), end);
    }

    private static List<IncidentEvent> unlessOtherwise(FinishDeployment finish) {
        if (finish.outcome() == Outcome.FAILED) {
            return List.of();
        }
        throw new IncidentRejection(
                DEPLOYMENT_ALREADY_FINISHED, "Deployment %s finished: %s", finish.deploymentId(), Outcome.FAILED);
    }

    /** Whether somebody took it upon themselves, since the incident was last opened, to pass the gates with it. */
    boolean isOverridden(String deploymentId) {
        var request = byId.get(deploymentId);
        return request != null && request.overrideReason() != null && current.contains(deploymentId);
    }

    /** Whether this start is told late, of one that is known to have failed. */
    boolean isFailed(FixDeploymentStarted started) {
        var end = failed.get(started.deploymentId());
        return end != null && !end.isBefore(started.when());
    }

    /** Asked for anew, it is to be done anew. */
    DeploymentRequests requested(FixDeploymentRequested requested) {
        var more = new HashMap<>(byId);
        more.put(requested.deploymentId(), requested);
        var asked = new HashSet<>(current);
        asked.add(requested.deploymentId());
        return new DeploymentRequests(Map.copyOf(more), Set.copyOf(asked), withoutFailed(requested.deploymentId()));
    }

    DeploymentRequests started(String deploymentId) {
        return new DeploymentRequests(byId, current, withoutFailed(deploymentId));
    }

    DeploymentRequests failed(String deploymentId, Moment when) {
        var more = new HashMap<>(failed);
        more.put(deploymentId, when);
        return new DeploymentRequests(byId, current, Map.copyOf(more));
    }

    private Map<String, Moment> withoutFailed(String deploymentId) {
        var fewer = new HashMap<>(failed);
        fewer.remove(deploymentId);
        return Map.copyOf(fewer);
    }

    DeploymentRequests reopened() {
        return new DeploymentRequests(byId, Set.of(), failed);
    }
}

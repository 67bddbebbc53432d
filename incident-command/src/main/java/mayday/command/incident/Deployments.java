package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_FINISHED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_FINISHES_BEFORE_START;
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

    /** Asks for one that may have started already. */
    Optional<FixDeploymentRequested> request(RequestDeployment request, Gates gates) {
        var known = byId.get(request.deploymentId());
        return requests.request(request, known == null ? null : known.started(), schedules, gates);
    }

    /** Starts one; of one that was asked for, what is left out is as it was asked for. */
    Optional<FixDeploymentStarted> start(DeployFix deploy, Gates gates) {
        var known = byId.get(deploy.deploymentId());
        if (known != null) {
            holdAgainst(known.started(), deploy, gates);
            return Optional.empty();
        }
        requests.holdAgainst(deploy, gates);
        var request = requests.of(deploy.deploymentId());
        var said = DeploymentDetails.of(deploy);
        var details =
                request.map(asked -> said.orElse(DeploymentDetails.of(asked))).orElse(said);
        var plannedUndo = plannedUndo(details, request.map(FixDeploymentRequested::scheduleId), gates);
        var complete = said.orElseUndoneBy(plannedUndo).orElse(details);
        return Optional.of(complete.started(deploy.when(), deploy.deploymentId()));
    }

    /** How the plan it names would undo it. A request has said that already, and goes on though its plan was canceled. */
    private @Nullable String plannedUndo(DeploymentDetails details, Optional<String> requested, Gates gates) {
        if (requested.isPresent() && requested.get().equals(details.scheduleId())) {
            schedules.holdAgainst(requested.get(), gates);
            return null;
        }
        var planned = schedules.followedBy(details.scheduleId(), details.destination(), gates);
        return planned == null ? null : planned.undoPlan();
    }

    /** What is left out of one that was asked for is as it is known, be it asked for later or put right since. */
    private void holdAgainst(FixDeploymentStarted known, DeployFix deploy, Gates gates) {
        var said = DeploymentDetails.of(deploy).orElseUndoneBy(deploy.scheduleId() == null ? null : known.undoPlan());
        var isRequested = requests.of(known.deploymentId()).isPresent();
        var details = isRequested ? said.orElse(DeploymentDetails.of(known)) : said;
        if (isSaidBy(said, known) || isSaidBy(details, known)) {
            return;
        }
        requireLate(known, deploy);
        if (!isSaidBy(details.inVersion(known.version()), known)) {
            gates.warn(
                    "request_differs", "Of what it says otherwise than its request nothing is kept but the version.");
        }
    }

    private static boolean isSaidBy(DeploymentDetails details, FixDeploymentStarted known) {
        return known.equals(details.started(known.when(), known.deploymentId()));
    }

    /** A start that says no more than its request may have been told by the end: then nobody has said it otherwise. */
    private void requireLate(FixDeploymentStarted known, DeployFix deploy) {
        var isCopied = requests.of(known.deploymentId())
                .filter(request -> isSaidBy(DeploymentDetails.of(request).inVersion(known.version()), known))
                .isPresent();
        var isOtherVersion = known.when().precision() != Precision.UNKNOWN
                && deploy.version() != null
                && !deploy.version().equals(known.version());
        if (!isCopied
                || isOtherVersion
                || !DeploymentDetails.of(deploy).agreesWith(known.environment(), known.system())) {
            throw DeploymentRequests.used(known.deploymentId(), "started with other details");
        }
    }

    List<IncidentEvent> finish(FinishDeployment finish, Gates gates) {
        var deployment = byId.get(finish.deploymentId());
        if (deployment == null) {
            return requests.finish(finish, gates);
        }
        if (finish.when().isBefore(deployment.started().when())) {
            throw new IncidentRejection(
                    DEPLOYMENT_FINISHES_BEFORE_START,
                    "It was started at %s",
                    deployment.started().when().at());
        }
        if (deployment.outcome() == finish.outcome()) {
            return List.of();
        }
        // What reached only some targets may still reach the rest, or fail there.
        if (deployment.outcome() != null && deployment.outcome() != Outcome.PARTIAL) {
            throw new IncidentRejection(
                    DEPLOYMENT_ALREADY_FINISHED,
                    "Deployment %s finished: %s",
                    finish.deploymentId(),
                    deployment.outcome());
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
                "The last deployment to %s has not finished.",
                environment);
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

    static IncidentEvent finished(FinishDeployment finish, String environment) {
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
        var outcome = requests.isFailed(started) ? Outcome.FAILED : null;
        return new Deployments(byId, schedules, requests.started(started.deploymentId()))
                .with(new Deployment(started, outcome))
                .with(schedules.fulfilled(started.scheduleId()));
    }

    /** Only what failed may have ended without a start. */
    Deployments finished(String deploymentId, Outcome outcome, Moment when) {
        var deployment = byId.get(deploymentId);
        if (deployment != null) {
            return with(new Deployment(deployment.started(), outcome));
        }
        return outcome == Outcome.FAILED ? new Deployments(byId, schedules, requests.failed(deploymentId, when)) : this;
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

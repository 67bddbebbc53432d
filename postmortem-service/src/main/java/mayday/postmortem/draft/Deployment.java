package mayday.postmortem.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mayday.incident.v1.FixDeploymentRequested;
import mayday.incident.v1.FixDeploymentStarted;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a fix.
 *
 * @param outcome SUCCEEDED, PARTIAL, FAILED, UNFINISHED while the log tells no end, REQUESTED while it tells no start
 *     either
 * @param requestToLive from the request to the end of one that succeeded
 */
public record Deployment(
        String deploymentId,
        String environment,
        @Nullable String system,
        @Nullable String version,
        List<String> commits,
        @Nullable String pipelineUrl,
        @Nullable String undoPlan,
        @Nullable String requestedOf,
        @Nullable Instant requestedAt,
        @Nullable String requestedAtPrecision,
        @Nullable Instant startedAt,
        @Nullable String startedAtPrecision,
        @Nullable Instant finishedAt,
        @Nullable String finishedAtPrecision,
        @Nullable Span requestToLive,
        String outcome,
        @Nullable String text) {

    static List<Deployment> of(List<Occurrence> log) {
        var requests = RequestToLive.requests(log);
        var deployments = new LinkedHashMap<String, Deployment>();
        for (var said : log) {
            var event = said.event();
            if (event.hasFixDeploymentRequested()) {
                var requested = requested(said, event.getFixDeploymentRequested());
                deployments.putIfAbsent(requested.key(), requested);
            } else if (event.hasFixDeploymentStarted()) {
                var started = started(said, event.getFixDeploymentStarted());
                deployments.put(started.key(), started);
            } else if (event.hasFixDeployed()) {
                var done = event.getFixDeployed();
                finish(deployments, done.getDeploymentId(), done.getEnvironment(), said, "SUCCEEDED", done.getText());
            } else if (event.hasFixDeploymentPartial()) {
                var done = event.getFixDeploymentPartial();
                finish(deployments, done.getDeploymentId(), done.getEnvironment(), said, "PARTIAL", done.getText());
            } else if (event.hasFixDeploymentFailed()) {
                var done = event.getFixDeploymentFailed();
                finish(deployments, done.getDeploymentId(), done.getEnvironment(), said, "FAILED", done.getText());
            }
        }
        return deployments.values().stream()
                .map(deployment -> deployment.requestedBy(requests))
                .toList();
    }

    private String key() {
        return key(deploymentId, environment);
    }

    private static String key(String deploymentId, String environment) {
        return deploymentId + "\n" + environment;
    }

    private static Deployment requested(Occurrence said, FixDeploymentRequested requested) {
        return new Deployment(
                requested.getDeploymentId(),
                requested.getEnvironment(),
                requested.hasSystem() ? requested.getSystem() : null,
                requested.hasVersion() ? requested.getVersion() : null,
                requested.getCommitsList(),
                requested.hasPipelineUrl() ? requested.getPipelineUrl() : null,
                requested.hasUndoPlan() ? requested.getUndoPlan() : null,
                null,
                said.at(),
                said.precision(),
                null,
                null,
                null,
                null,
                null,
                "REQUESTED",
                null);
    }

    private static Deployment started(Occurrence said, FixDeploymentStarted started) {
        return new Deployment(
                started.getDeploymentId(),
                started.getEnvironment(),
                started.hasSystem() ? started.getSystem() : null,
                started.hasVersion() ? started.getVersion() : null,
                started.getCommitsList(),
                started.hasPipelineUrl() ? started.getPipelineUrl() : null,
                started.hasUndoPlan() ? started.getUndoPlan() : null,
                null,
                null,
                null,
                said.at(),
                said.precision(),
                null,
                null,
                null,
                "UNFINISHED",
                null);
    }

    private static void finish(
            LinkedHashMap<String, Deployment> deployments,
            String deploymentId,
            String environment,
            Occurrence said,
            String outcome,
            String text) {
        deployments.merge(
                key(deploymentId, environment),
                unstarted(deploymentId, environment).finished(said, outcome, text),
                (started, _) -> started.finished(said, outcome, text));
    }

    private static Deployment unstarted(String deploymentId, String environment) {
        return new Deployment(
                deploymentId,
                environment,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                null);
    }

    private Deployment finished(Occurrence said, String newOutcome, String newText) {
        return new Deployment(
                deploymentId,
                environment,
                system,
                version,
                commits,
                pipelineUrl,
                undoPlan,
                requestedOf,
                requestedAt,
                requestedAtPrecision,
                startedAt,
                startedAtPrecision,
                said.at(),
                said.precision(),
                null,
                newOutcome,
                newText.isEmpty() ? null : newText);
    }

    private Deployment requestedBy(Map<String, Occurrence> requests) {
        var request = requests.get(deploymentId);
        if (request == null) {
            return this;
        }
        var requested = request.event().getFixDeploymentRequested();
        return new Deployment(
                deploymentId,
                environment,
                system,
                version,
                commits,
                pipelineUrl,
                undoPlan,
                requested.hasRequestedOf() ? requested.getRequestedOf() : null,
                request.at(),
                request.precision(),
                startedAt,
                startedAtPrecision,
                finishedAt,
                finishedAtPrecision,
                RequestToLive.span(request, live()),
                outcome,
                text);
    }

    private @Nullable Stamp live() {
        return finishedAt != null && finishedAtPrecision != null && outcome.equals("SUCCEEDED")
                ? new Stamp("fixDeployed", finishedAt, finishedAtPrecision, "finished", "")
                : null;
    }
}

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
 * @param request how it was asked for; absent where it was not
 */
public record Deployment(
        String deploymentId,
        String environment,
        @Nullable String system,
        @Nullable String version,
        List<String> commits,
        @Nullable String pipelineUrl,
        @Nullable String undoPlan,
        @Nullable Request request,
        @Nullable Instant startedAt,
        @Nullable String startedAtPrecision,
        @Nullable Instant finishedAt,
        @Nullable String finishedAtPrecision,
        String outcome,
        @Nullable String text) {

    /**
     * That a deployment was asked for.
     *
     * @param of who or what was to do it
     * @param toLive from there to the end of one that succeeded
     */
    public record Request(
            @Nullable String of,
            Instant at,
            String precision,
            @Nullable Span toLive) {

        private static Request of(Occurrence said, @Nullable Stamp live) {
            var requested = said.event().getFixDeploymentRequested();
            return new Request(
                    requested.hasRequestedOf() ? requested.getRequestedOf() : null,
                    said.at(),
                    said.precision(),
                    RequestToLive.span(said, live));
        }
    }

    static List<Deployment> of(List<Occurrence> log) {
        var requests = RequestToLive.requests(log);
        var deployments = new LinkedHashMap<String, Deployment>();
        for (var said : log) {
            var event = said.event();
            if (event.hasFixDeploymentRequested()) {
                var requested = requested(event.getFixDeploymentRequested());
                deployments.merge(requested.key(), requested, Deployment::askedAnew);
            } else if (event.hasFixDeploymentStarted()) {
                var started = started(said, event.getFixDeploymentStarted());
                deployments.merge(started.key(), started, Deployment::startedLate);
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

    private static Deployment requested(FixDeploymentRequested requested) {
        return new Deployment(
                requested.getDeploymentId(),
                requested.getEnvironment(),
                requested.hasSystem() ? requested.getSystem() : null,
                requested.hasVersion() ? requested.getVersion() : null,
                requested.getCommitsList(),
                requested.hasPipelineUrl() ? requested.getPipelineUrl() : null,
                requested.hasUndoPlan() ? requested.getUndoPlan() : null,
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
                said.at(),
                said.precision(),
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
                unstarted(deploymentId, environment).finished(said.at(), said.precision(), outcome, text),
                (started, _) -> started.finished(said.at(), said.precision(), outcome, text));
    }

    private static Deployment unstarted(String deploymentId, String environment) {
        return new Deployment(
                deploymentId, environment, null, null, List.of(), null, null, null, null, null, null, null, "", null);
    }

    /** What failed before it was started is to be done once more; what was started may have been asked for first. */
    private Deployment askedAnew(Deployment requested) {
        return startedAt == null && outcome.equals("FAILED") ? requested : this;
    }

    /** What failed before anybody told its start keeps its end, unless it was started again after that. */
    private Deployment startedLate(Deployment started) {
        if (startedAt != null || !outcome.equals("FAILED") || finishedAt == null || finishedAtPrecision == null) {
            return started;
        }
        return isAfter(started, finishedAt, finishedAtPrecision)
                ? started
                : started.finished(finishedAt, finishedAtPrecision, outcome, text);
    }

    private static boolean isAfter(Deployment started, Instant end, String precision) {
        return started.startedAt != null
                && started.startedAtPrecision != null
                && Occurrence.isMeasurable(started.startedAtPrecision)
                && Occurrence.isMeasurable(precision)
                && started.startedAt.isAfter(end);
    }

    private Deployment finished(Instant at, String precision, String newOutcome, @Nullable String newText) {
        return new Deployment(
                deploymentId,
                environment,
                system,
                version,
                commits,
                pipelineUrl,
                undoPlan,
                request,
                startedAt,
                startedAtPrecision,
                at,
                precision,
                newOutcome,
                newText == null || newText.isEmpty() ? null : newText);
    }

    private Deployment requestedBy(Map<String, Occurrence> requests) {
        var said = requests.get(deploymentId);
        return new Deployment(
                deploymentId,
                environment,
                system,
                version,
                commits,
                pipelineUrl,
                undoPlan,
                said == null ? null : Request.of(said, live()),
                startedAt,
                startedAtPrecision,
                finishedAt,
                finishedAtPrecision,
                outcome,
                text);
    }

    private @Nullable Stamp live() {
        return finishedAt != null && finishedAtPrecision != null && outcome.equals("SUCCEEDED")
                ? new Stamp("fixDeployed", finishedAt, finishedAtPrecision, "finished", "")
                : null;
    }
}

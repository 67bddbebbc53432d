package mayday.postmortem.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import mayday.incident.v1.FixDeploymentStarted;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a fix.
 *
 * @param outcome SUCCEEDED, PARTIAL, FAILED, or UNFINISHED while the log tells no end
 */
public record Deployment(
        String deploymentId,
        String environment,
        @Nullable String system,
        @Nullable String version,
        List<String> commits,
        @Nullable String pipelineUrl,
        @Nullable String undoPlan,
        @Nullable Instant startedAt,
        @Nullable String startedAtPrecision,
        @Nullable Instant finishedAt,
        @Nullable String finishedAtPrecision,
        String outcome,
        @Nullable String text) {

    static List<Deployment> of(List<Occurrence> log) {
        var deployments = new LinkedHashMap<String, Deployment>();
        for (var said : log) {
            var event = said.event();
            if (event.hasFixDeploymentStarted()) {
                var started = started(said, event.getFixDeploymentStarted());
                deployments.put(key(started.deploymentId(), started.environment()), started);
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
        return List.copyOf(deployments.values());
    }

    private static String key(String deploymentId, String environment) {
        return deploymentId + "\n" + environment;
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
                finished(
                        new Deployment(
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
                                "",
                                null),
                        said,
                        outcome,
                        text),
                (started, _) -> finished(started, said, outcome, text));
    }

    private static Deployment finished(Deployment started, Occurrence said, String outcome, String text) {
        return new Deployment(
                started.deploymentId,
                started.environment,
                started.system,
                started.version,
                started.commits,
                started.pipelineUrl,
                started.undoPlan,
                started.startedAt,
                started.startedAtPrecision,
                said.at(),
                said.precision(),
                outcome,
                text.isEmpty() ? null : text);
    }
}

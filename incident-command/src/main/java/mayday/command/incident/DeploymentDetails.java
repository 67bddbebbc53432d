package mayday.command.incident;

import java.util.List;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentCommand.RequestDeployment;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import org.jspecify.annotations.Nullable;

/** What goes where with a deployment, as far as somebody said it: whoever asks for it and whoever starts it. */
record DeploymentDetails(
        @Nullable String environment,
        @Nullable String system,
        @Nullable String version,
        List<String> commits,
        @Nullable String pipelineUrl,
        @Nullable String undoPlan,
        @Nullable String scheduleId,
        @Nullable String overrideReason) {

    static DeploymentDetails of(DeployFix deploy) {
        return new DeploymentDetails(
                deploy.environment(),
                deploy.system(),
                deploy.version(),
                deploy.commits(),
                deploy.pipelineUrl(),
                deploy.undoPlan(),
                deploy.scheduleId(),
                deploy.override() ? deploy.overrideReason() : null);
    }

    static DeploymentDetails of(RequestDeployment request) {
        return new DeploymentDetails(
                request.environment(),
                request.system(),
                request.version(),
                request.commits(),
                request.pipelineUrl(),
                request.undoPlan(),
                request.scheduleId(),
                request.override() ? request.overrideReason() : null);
    }

    static DeploymentDetails of(FixDeploymentRequested requested) {
        return new DeploymentDetails(
                requested.environment(),
                requested.system(),
                requested.version(),
                requested.commits(),
                requested.pipelineUrl(),
                requested.undoPlan(),
                requested.scheduleId(),
                requested.overrideReason());
    }

    static DeploymentDetails of(FixDeploymentStarted started) {
        return new DeploymentDetails(
                started.environment(),
                started.system(),
                started.version(),
                started.commits(),
                started.pipelineUrl(),
                started.undoPlan(),
                started.scheduleId(),
                started.overrideReason());
    }

    /** What is left out here is as it is there. */
    DeploymentDetails orElse(DeploymentDetails other) {
        return new DeploymentDetails(
                or(environment, other.environment),
                or(system, other.system),
                or(version, other.version),
                commits.isEmpty() ? other.commits : commits,
                or(pipelineUrl, other.pipelineUrl),
                or(undoPlan, other.undoPlan),
                or(scheduleId, other.scheduleId),
                or(overrideReason, other.overrideReason));
    }

    DeploymentDetails orElseIn(@Nullable String otherEnvironment) {
        return new DeploymentDetails(
                or(environment, otherEnvironment),
                system,
                version,
                commits,
                pipelineUrl,
                undoPlan,
                scheduleId,
                overrideReason);
    }

    DeploymentDetails inVersion(@Nullable String otherVersion) {
        return new DeploymentDetails(
                environment, system, otherVersion, commits, pipelineUrl, undoPlan, scheduleId, overrideReason);
    }

    DeploymentDetails orElseUndoneBy(@Nullable String otherPlan) {
        return new DeploymentDetails(
                environment,
                system,
                version,
                commits,
                pipelineUrl,
                or(undoPlan, otherPlan),
                scheduleId,
                overrideReason);
    }

    private static <T> @Nullable T or(@Nullable T stated, @Nullable T otherwise) {
        return stated != null ? stated : otherwise;
    }

    /** Whether both can be said of one deployment, which goes to one environment with one system. */
    boolean agreesWith(String otherEnvironment, @Nullable String otherSystem) {
        return agree(environment, otherEnvironment) && agree(system, otherSystem);
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    /** Where it goes: to production, if nobody says otherwise. */
    String destination() {
        return environment == null ? Environment.PRODUCTION : environment;
    }

    FixDeploymentRequested requested(Moment when, String deploymentId, @Nullable String requestedOf) {
        return new FixDeploymentRequested(
                when,
                deploymentId,
                destination(),
                system,
                version,
                commits,
                pipelineUrl,
                undoPlan,
                scheduleId,
                requestedOf,
                overrideReason);
    }

    FixDeploymentStarted started(Moment when, String deploymentId) {
        return new FixDeploymentStarted(
                when,
                deploymentId,
                destination(),
                system,
                version,
                commits,
                pipelineUrl,
                undoPlan,
                scheduleId,
                overrideReason);
    }
}

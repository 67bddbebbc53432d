package mayday.command.incident;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;

/**
 * The deployments that were asked for.
 *
 * @param letThrough ids of those that passed the gates when they were asked for; a reopening closes the gates again
 */
record DeploymentRequests(Map<String, FixDeploymentRequested> byId, Set<String> letThrough) {

    static DeploymentRequests none() {
        return new DeploymentRequests(Map.of(), Set.of());
    }

    Optional<FixDeploymentRequested> of(String deploymentId) {
        return Optional.ofNullable(byId.get(deploymentId));
    }

    boolean letThrough(String deploymentId) {
        return letThrough.contains(deploymentId);
    }

    DeploymentRequests requested(FixDeploymentRequested requested) {
        var more = new HashMap<>(byId);
        more.put(requested.deploymentId(), requested);
        var passed = new HashSet<>(letThrough);
        passed.add(requested.deploymentId());
        return new DeploymentRequests(Map.copyOf(more), Set.copyOf(passed));
    }

    DeploymentRequests reopened() {
        return new DeploymentRequests(byId, Set.of());
    }
}

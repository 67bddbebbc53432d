package mayday.postmortem.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import mayday.incident.v1.DeploymentScheduled;
import org.jspecify.annotations.Nullable;

/**
 * When it was planned to deploy again.
 *
 * @param state PLANNED, CANCELED, or STARTED once a deployment named this plan
 */
public record PlannedDeployment(
        String scheduleId,
        String environment,
        Instant plannedAt,
        @Nullable String system,
        @Nullable String version,
        String undoPlan,
        List<String> approvedBy,
        String state) {

    /** Each plan as it was said last. */
    static List<PlannedDeployment> of(List<Occurrence> log) {
        var plans = new LinkedHashMap<String, PlannedDeployment>();
        for (var said : log) {
            var event = said.event();
            if (event.hasDeploymentScheduled()) {
                var plan = planned(event.getDeploymentScheduled());
                plans.put(plan.scheduleId(), plan);
            } else if (event.hasDeploymentScheduleCanceled()) {
                plans.computeIfPresent(
                        event.getDeploymentScheduleCanceled().getScheduleId(), (_, plan) -> plan.in("CANCELED"));
            } else if (event.hasFixDeploymentStarted()) {
                plans.computeIfPresent(
                        event.getFixDeploymentStarted().getScheduleId(), (_, plan) -> plan.in("STARTED"));
            }
        }
        return List.copyOf(plans.values());
    }

    private static PlannedDeployment planned(DeploymentScheduled plan) {
        return new PlannedDeployment(
                plan.getScheduleId(),
                plan.getEnvironment(),
                Occurrence.instant(plan.getPlannedAt()),
                plan.hasSystem() ? plan.getSystem() : null,
                plan.hasVersion() ? plan.getVersion() : null,
                plan.getUndoPlan(),
                plan.getApprovedByList(),
                "PLANNED");
    }

    private PlannedDeployment in(String newState) {
        return new PlannedDeployment(
                scheduleId, environment, plannedAt, system, version, undoPlan, approvedBy, newState);
    }
}

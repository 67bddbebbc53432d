package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_FINISHES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_CHANGES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_ENDS_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.USERS_RANGE_REVERSED;
import static mayday.command.incident.IncidentRejection.Reason.WATCH_ENDS_BEFORE_START;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mayday.command.incident.IncidentEvent.FixDeployed;
import mayday.command.incident.IncidentEvent.FixDeploymentFailed;
import mayday.command.incident.IncidentEvent.FixDeploymentPartial;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.UsersAffectedEstimated;
import mayday.command.incident.IncidentEvent.WatchEnded;
import mayday.command.incident.IncidentEvent.WatchStarted;
import mayday.command.incident.IncidentRejection.Reason;
import org.jspecify.annotations.Nullable;

/** Two entries that cannot both be true: something ends, or changes, before it begins, or a range has its ends reversed. */
record Contradiction(Reason reason, String sentence, List<Object> values) {

    IncidentRejection refusal() {
        return new IncidentRejection(reason, sentence, values.toArray());
    }

    static Set<Contradiction> in(List<IncidentEvent> facts) {
        var search = new Search();
        facts.forEach(search::next);
        return search.found;
    }

    private static final class Search {

        private static final String WATCH = "The watch would end";

        private final Set<Contradiction> found = new LinkedHashSet<>();
        private final Map<ImpactTarget, Moment> impacts = new HashMap<>();
        private final Map<String, Moment> deployments = new HashMap<>();
        private @Nullable Moment watch;

        void next(IncidentEvent fact) {
            if (fact instanceof UsersAffectedEstimated estimated) {
                expectRange(estimated);
            } else if (fact instanceof ImpactChanged changed) {
                var what = "The change of impact on %s would happen";
                var system = changed.target().system();
                expect(impacts.get(changed.target()), changed.when(), IMPACT_CHANGES_BEFORE_START, what, system);
            } else if (fact instanceof ImpactStarted started) {
                impacts.merge(started.target(), started.when(), (one, other) -> other.isBefore(one) ? other : one);
            } else if (fact instanceof ImpactEnded ended) {
                var what = "The impact on %s would end";
                var system = ended.target().system();
                expect(impacts.remove(ended.target()), ended.when(), IMPACT_ENDS_BEFORE_START, what, system);
            } else if (fact instanceof FixDeploymentStarted started) {
                deployments.put(started.deploymentId(), started.when());
            } else if (fact instanceof FixDeployed finished) {
                expectFinished(finished.deploymentId(), finished.when());
            } else if (fact instanceof FixDeploymentPartial finished) {
                expectFinished(finished.deploymentId(), finished.when());
            } else if (fact instanceof FixDeploymentFailed finished) {
                expectFinished(finished.deploymentId(), finished.when());
            } else if (fact instanceof WatchStarted started) {
                watch = started.when();
                expect(watch, new Moment(started.until(), watch.precision()), WATCH_ENDS_BEFORE_START, WATCH);
            } else if (fact instanceof WatchEnded ended) {
                expect(watch, ended.when(), WATCH_ENDS_BEFORE_START, WATCH);
            }
        }

        private void expectRange(UsersAffectedEstimated estimated) {
            if (estimated.upper() != null && estimated.upper() < estimated.value()) {
                found.add(new Contradiction(
                        USERS_RANGE_REVERSED,
                        "The users affected would range from %s down to %s",
                        List.of(estimated.value(), estimated.upper())));
            }
        }

        private void expectFinished(String deployment, Moment when) {
            var what = "Deployment %s would end";
            expect(deployments.get(deployment), when, DEPLOYMENT_FINISHES_BEFORE_START, what, deployment);
        }

        private void expect(@Nullable Moment start, Moment end, Reason reason, String what, String... whose) {
            if (start != null && end.isBefore(start)) {
                var values = new ArrayList<Object>(List.of(whose));
                values.add(end.at());
                values.add(start.at());
                found.add(new Contradiction(reason, what + " at %s, before the beginning at %s", values));
            }
        }
    }
}

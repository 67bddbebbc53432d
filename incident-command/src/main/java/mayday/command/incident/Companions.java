package mayday.command.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import mayday.command.incident.IncidentEvent.FixDeployed;
import mayday.command.incident.IncidentEvent.FixDeploymentFailed;
import mayday.command.incident.IncidentEvent.FixDeploymentPartial;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import org.jspecify.annotations.Nullable;

/**
 * Entries that tell of one thing, whoever told them: a deployment, its request and how it ended, one stretch of impact, an
 * end of the incident and the impact that ended with it, a choice and what was noted because of it. Where one of them comes to say something else, by whatever was said of it,
 * the others that said the same follow, also while they are retracted. Which are there only because another one is, is
 * known to {@link Consequences}.
 *
 * @param now what is in effect before anything is said
 */
record Companions(InEffect now) {

    /** What has to be said of others, by entry, once this is in effect. */
    SequencedMap<UUID, Correction> followers(InEffect then) {
        var ties = Ties.in(entries());
        var corrections = new LinkedHashMap<UUID, Correction>();
        for (var deployment : ties.deployments()) {
            follow(deployment, then, Companions::environment, Correction::ofEnvironment, corrections);
            follow(namingTheSystem(deployment), then, Companions::deployedSystem, Correction::ofSystem, corrections);
            startTheVersion(deployment, then, corrections);
        }
        for (var stretch : ties.stretches()) {
            follow(stretch, then, Companions::system, Correction::ofSystem, corrections);
        }
        // An impact may turn out to have ended at another time than the incident; not the other way around.
        ties.ends().forEach((end, impacts) -> followInTime(end, impacts, then, corrections));
        ties.notes().forEach((choice, notes) -> followInTime(choice, notes, then, corrections));
        return corrections;
    }

    private void followInTime(Entry lead, List<Entry> others, InEffect then, Map<UUID, Correction> corrections) {
        var before = now.factOf(lead).when();
        var after = then.factOf(lead).when();
        if (!after.equals(before)) {
            others.stream()
                    .filter(other -> then.factOf(other).when().equals(before))
                    .forEach(other -> add(corrections, other, Correction.ofTime(after)));
        }
    }

    /** What was started may turn out to be another version than the requested one; not the other way around. */
    private void startTheVersion(List<Entry> deployment, InEffect then, Map<UUID, Correction> corrections) {
        for (var request : deployment) {
            var before = requestedVersion(now.factOf(request));
            var after = requestedVersion(then.factOf(request));
            if (before == null || after == null || after.equals(before)) {
                continue;
            }
            deployment.stream()
                    .filter(start -> then.factOf(start) instanceof FixDeploymentStarted started
                            && before.equals(started.version()))
                    .forEach(start -> add(corrections, start, Correction.ofVersion(after)));
        }
    }

    /** Those that said what the changed one said before, and do not say yet what it says then. */
    private <T> void follow(
            List<Entry> group,
            InEffect then,
            Function<IncidentEvent, @Nullable T> said,
            Function<T, Correction> correction,
            Map<UUID, Correction> corrections) {
        for (var changed : group) {
            var before = said.apply(now.factOf(changed));
            var after = said.apply(then.factOf(changed));
            if (after == null || after.equals(before)) {
                continue;
            }
            group.stream()
                    .filter(other -> Objects.equals(said.apply(then.factOf(other)), before))
                    .forEach(other -> add(corrections, other, correction.apply(after)));
        }
    }

    private static void add(Map<UUID, Correction> corrections, Entry entry, Correction correction) {
        corrections.merge(entry.id(), correction, (one, other) -> other.over(one));
    }

    /** Whether a stretch of impact would come to lie on a target that has impact of its own meanwhile. */
    boolean collide(InEffect then) {
        return stretches().stream()
                .anyMatch(stretch -> stretch.stream()
                        .filter(entry -> !then.isRetracted(entry.id()))
                        .map(entry -> Ties.target(then.factOf(entry)))
                        .filter(target -> target != null && !target.equals(Ties.target(now.factOf(stretch.getFirst()))))
                        .anyMatch(target -> isImpactedMeanwhile(target, stretch)));
    }

    private boolean isImpactedMeanwhile(ImpactTarget target, List<Entry> stretch) {
        var others = stretches().stream()
                .filter(other -> target.equals(Ties.target(now.factOf(other.getFirst()))))
                .toList();
        var order = entries();
        var from = order.indexOf(stretch.getFirst());
        var to = last(stretch, order);
        return others.stream().anyMatch(other -> order.indexOf(other.getFirst()) <= to && last(other, order) >= from);
    }

    /** Its end in the order of the log; the end of the log where it is open. */
    private int last(List<Entry> stretch, List<Entry> order) {
        var last = stretch.getLast();
        return now.factOf(last) instanceof ImpactEnded ? order.indexOf(last) : order.size();
    }

    /** Whether impact that ended with this mitigation, resolution or dismissal still counts as ended. */
    boolean hasEndedImpact(Entry end) {
        return Ties.in(entries()).ends().getOrDefault(end, List.of()).stream()
                .anyMatch(impact -> !now.isRetracted(impact.id()));
    }

    private List<Entry> entries() {
        return List.copyOf(now.entries().sequencedValues());
    }

    /** The deployment that this entry tells the end of. */
    static @Nullable String finishedDeployment(IncidentEvent event) {
        if (event instanceof FixDeployed done) {
            return done.deploymentId();
        }
        if (event instanceof FixDeploymentPartial part) {
            return part.deploymentId();
        }
        return event instanceof FixDeploymentFailed failed ? failed.deploymentId() : null;
    }

    /** Its ends do not say which system it was. */
    private static List<Entry> namingTheSystem(List<Entry> deployment) {
        return deployment.stream()
                .filter(entry -> finishedDeployment(entry.event()) == null)
                .toList();
    }

    private static @Nullable String deployedSystem(IncidentEvent event) {
        if (event instanceof FixDeploymentRequested requested) {
            return requested.system();
        }
        return event instanceof FixDeploymentStarted started ? started.system() : null;
    }

    private static @Nullable String requestedVersion(IncidentEvent event) {
        return event instanceof FixDeploymentRequested requested ? requested.version() : null;
    }

    private static @Nullable String environment(IncidentEvent event) {
        if (event instanceof FixDeploymentRequested requested) {
            return requested.environment();
        }
        if (event instanceof FixDeploymentStarted started) {
            return started.environment();
        }
        if (event instanceof FixDeployed done) {
            return done.environment();
        }
        if (event instanceof FixDeploymentPartial part) {
            return part.environment();
        }
        return event instanceof FixDeploymentFailed failed ? failed.environment() : null;
    }

    /** From the first word on a target to its end, in the order of the log. */
    private List<List<Entry>> stretches() {
        var stretches = new ArrayList<List<Entry>>();
        var open = new HashMap<ImpactTarget, List<Entry>>();
        inEffect(now).forEach(entry -> {
            var target = Ties.target(now.factOf(entry));
            if (target == null) {
                return;
            }
            var stretch = open.computeIfAbsent(target, _ -> {
                var begun = new ArrayList<Entry>();
                stretches.add(begun);
                return begun;
            });
            stretch.add(entry);
            if (entry.event() instanceof ImpactEnded) {
                open.remove(target);
            }
        });
        return stretches;
    }

    private static @Nullable String system(IncidentEvent event) {
        var target = Ties.target(event);
        return target == null ? null : target.system();
    }

    private static Stream<Entry> inEffect(InEffect log) {
        return log.entries().sequencedValues().stream().filter(entry -> !log.isRetracted(entry.id()));
    }
}

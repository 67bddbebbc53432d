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
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMitigated;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import org.jspecify.annotations.Nullable;

/**
 * Entries that tell of one thing, whoever told them: a deployment and how it ended, one stretch of impact, an end of the
 * incident and the impact that ended with it. Where one of them comes to say something else, by whatever was said of it,
 * the others that said the same follow.
 *
 * @param now what is in effect before anything is said
 */
record Companions(InEffect now) {

    /** What has to be said of others, by entry, once this is in effect. */
    SequencedMap<UUID, Correction> followers(InEffect then) {
        var corrections = new LinkedHashMap<UUID, Correction>();
        for (var deployment : deployments()) {
            var told = withRequests(deployment);
            follow(told, then, Companions::environment, Correction::ofEnvironment, corrections);
            follow(namingTheSystem(told), then, Companions::deployedSystem, Correction::ofSystem, corrections);
        }
        for (var stretch : stretches()) {
            follow(stretch, then, Companions::system, Correction::ofSystem, corrections);
        }
        inEffect(now)
                .filter(entry ->
                        !now.factOf(entry).when().equals(then.factOf(entry).when()))
                .forEach(end -> {
                    for (var impact : endedWith(end)) {
                        corrections.put(
                                impact.id(), Correction.ofTime(then.factOf(end).when()));
                    }
                });
        return corrections;
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
            if (after == null || after.equals(before) || then.isRetracted(changed.id())) {
                continue;
            }
            group.stream()
                    .filter(other -> !then.isRetracted(other.id()))
                    .filter(other -> Objects.equals(said.apply(then.factOf(other)), before))
                    .forEach(other -> corrections.merge(other.id(), correction.apply(after), Correction::over));
        }
    }

    /** Whether a stretch of impact would come to lie on a target that has impact of its own meanwhile. */
    boolean collide(InEffect then) {
        return stretches().stream()
                .anyMatch(stretch -> stretch.stream()
                        .filter(entry -> !then.isRetracted(entry.id()))
                        .map(entry -> target(then.factOf(entry)))
                        .filter(target -> target != null && !target.equals(target(now.factOf(stretch.getFirst()))))
                        .anyMatch(target -> isImpactedMeanwhile(target, stretch)));
    }

    private boolean isImpactedMeanwhile(ImpactTarget target, List<Entry> stretch) {
        var others = stretches().stream()
                .filter(other -> target.equals(target(now.factOf(other.getFirst()))))
                .toList();
        var order = List.copyOf(now.entries().sequencedValues());
        var from = order.indexOf(stretch.getFirst());
        var to = last(stretch, order);
        return others.stream().anyMatch(other -> order.indexOf(other.getFirst()) <= to && last(other, order) >= from);
    }

    /** Its end in the order of the log; the end of the log where it is open. */
    private int last(List<Entry> stretch, List<Entry> order) {
        var last = stretch.getLast();
        return now.factOf(last) instanceof ImpactEnded ? order.indexOf(last) : order.size();
    }

    /** How a deployment that was never started is said to have ended. */
    List<UUID> withoutStart(InEffect then) {
        return deployments().stream()
                .filter(deployment -> then.isRetracted(deployment.getFirst().id()))
                .flatMap(deployment -> deployment.stream().skip(1))
                .map(Entry::id)
                .filter(id -> !then.isRetracted(id))
                .toList();
    }

    /** The impact that this mitigation, resolution or dismissal ended. */
    List<Entry> endedWith(Entry end) {
        var fact = now.factOf(end);
        var reason = endReason(fact);
        return reason == null
                ? List.of()
                : inEffect(now)
                        .filter(entry -> now.factOf(entry) instanceof ImpactEnded ended
                                && ended.reason() == reason
                                && ended.when().equals(fact.when()))
                        .toList();
    }

    private static ImpactEnded.@Nullable Reason endReason(IncidentEvent fact) {
        if (fact instanceof IncidentMitigated) {
            return ImpactEnded.Reason.MITIGATED;
        }
        if (fact instanceof IncidentResolved) {
            return ImpactEnded.Reason.RESOLVED;
        }
        return fact instanceof IncidentDismissed ? ImpactEnded.Reason.DISMISSED : null;
    }

    /** Each with its start first. */
    private List<List<Entry>> deployments() {
        var byId = new LinkedHashMap<String, List<Entry>>();
        inEffect(now).forEach(entry -> {
            if (entry.event() instanceof FixDeploymentStarted started) {
                byId.computeIfAbsent(started.deploymentId(), _ -> new ArrayList<>())
                        .add(entry);
                return;
            }
            var deployment = byId.get(finishedDeployment(entry.event()));
            if (deployment != null) {
                deployment.add(entry);
            }
        });
        return List.copyOf(byId.values());
    }

    /** Whether it was asked for before or is remembered later. */
    private List<Entry> withRequests(List<Entry> deployment) {
        return deployment.getFirst().event() instanceof FixDeploymentStarted started
                ? Stream.concat(deployment.stream(), requests(started.deploymentId()))
                        .toList()
                : deployment;
    }

    private Stream<Entry> requests(String deploymentId) {
        return inEffect(now)
                .filter(entry -> entry.event() instanceof FixDeploymentRequested requested
                        && requested.deploymentId().equals(deploymentId));
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

    private static @Nullable String finishedDeployment(IncidentEvent event) {
        if (event instanceof FixDeployed done) {
            return done.deploymentId();
        }
        if (event instanceof FixDeploymentPartial part) {
            return part.deploymentId();
        }
        return event instanceof FixDeploymentFailed failed ? failed.deploymentId() : null;
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
            var target = target(now.factOf(entry));
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
        var target = target(event);
        return target == null ? null : target.system();
    }

    private static @Nullable ImpactTarget target(IncidentEvent event) {
        if (event instanceof ImpactStarted started) {
            return started.target();
        }
        if (event instanceof ImpactChanged changed) {
            return changed.target();
        }
        return event instanceof ImpactEnded ended ? ended.target() : null;
    }

    private static Stream<Entry> inEffect(InEffect log) {
        return log.entries().sequencedValues().stream().filter(entry -> !log.isRetracted(entry.id()));
    }
}

package mayday.command.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMitigated;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import mayday.command.incident.IncidentEvent.StrategyChosen;
import org.jspecify.annotations.Nullable;

/**
 * Which entries were told of one thing. What was told together stays together, whatever is said of it later: also what
 * was retracted, for it may come back.
 *
 * @param deployments each with its request, be it remembered later, and its ends
 * @param stretches of impact: what was told of one target from its beginning to its end, going by what was known then
 * @param ends of the incident, with the impact that ended with each
 * @param notes of the system, by the choice because of which it took them
 */
record Ties(
        List<List<Entry>> deployments,
        List<List<Entry>> stretches,
        SequencedMap<Entry, List<Entry>> ends,
        SequencedMap<Entry, List<Entry>> notes) {

    static Ties in(List<Entry> log) {
        var ends = new LinkedHashMap<Entry, List<Entry>>();
        var notes = new LinkedHashMap<Entry, List<Entry>>();
        for (int place = 0; place < log.size(); place++) {
            var ended = endedBefore(log, place);
            if (!ended.isEmpty()) {
                ends.put(log.get(place), ended);
            }
            if (place > 0
                    && log.get(place - 1).event() instanceof StrategyChosen chosen
                    && DeveloperCopy.isNoted(log.get(place), chosen)) {
                notes.put(log.get(place - 1), List.of(log.get(place)));
            }
        }
        return new Ties(deployments(log), new Stretches(log).told(), ends, notes);
    }

    private static List<List<Entry>> deployments(List<Entry> log) {
        var consequences = Consequences.in(log);
        var requested = requested(log);
        var deployments = new ArrayList<List<Entry>>(requested.values());
        var byStart = new HashMap<UUID, List<Entry>>();
        for (var entry : log) {
            if (entry.event() instanceof FixDeploymentStarted started) {
                var deployment = requested.get(started.deploymentId());
                if (deployment == null) {
                    deployment = new ArrayList<>();
                    deployments.add(deployment);
                }
                deployment.add(entry);
                byStart.put(entry.id(), deployment);
            }
            var causes = consequences.causesOf(entry.id());
            for (var cause : causes) {
                var deployment = byStart.get(cause);
                if (deployment != null) {
                    deployment.add(entry);
                }
            }
            var finished = Companions.finishedDeployment(entry.event());
            if (finished != null && causes.isEmpty()) {
                // It failed, and nobody saw it starting.
                requested.getOrDefault(finished, new ArrayList<>()).add(entry);
            }
        }
        return List.copyOf(deployments);
    }

    /** Its id tells which starts a request is of, whichever of them were retracted meanwhile. */
    private static Map<String, List<Entry>> requested(List<Entry> log) {
        var requested = new LinkedHashMap<String, List<Entry>>();
        for (var entry : log) {
            if (entry.event() instanceof FixDeploymentRequested request) {
                requested
                        .computeIfAbsent(request.deploymentId(), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        return requested;
    }

    /** One command tells of the impact first, then of what ended it. */
    private static List<Entry> endedBefore(List<Entry> log, int place) {
        var reason = endReason(log.get(place).event());
        var ended = new ArrayList<Entry>();
        for (int before = place - 1; reason != null && before >= 0; before--) {
            if (!(log.get(before).event() instanceof ImpactEnded impact) || impact.reason() != reason) {
                break;
            }
            ended.add(log.get(before));
        }
        return ended;
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

    static @Nullable ImpactTarget target(IncidentEvent event) {
        if (event instanceof ImpactStarted started) {
            return started.target();
        }
        if (event instanceof ImpactChanged changed) {
            return changed.target();
        }
        return event instanceof ImpactEnded ended ? ended.target() : null;
    }

    /** Goes through a log as it grew, and looks anew at what is open whenever something was put right meanwhile. */
    private static final class Stretches {

        private final List<List<Entry>> all = new ArrayList<>();
        private final Map<UUID, List<Entry>> byEntry = new HashMap<>();
        private Map<ImpactTarget, List<Entry>> open = new HashMap<>();

        Stretches(List<Entry> log) {
            var told = Entries.NONE;
            var isPutRight = false;
            for (var entry : log) {
                var target = target(entry.event());
                if (target != null && isPutRight) {
                    open = openAfter(InEffect.of(told));
                    isPutRight = false;
                }
                if (target != null) {
                    tell(entry, target);
                }
                isPutRight |= IncidentLog.changesOthers(entry);
                told = told.with(entry);
            }
        }

        private void tell(Entry entry, ImpactTarget target) {
            var stretch = open.computeIfAbsent(target, _ -> {
                var begun = new ArrayList<Entry>();
                all.add(begun);
                return begun;
            });
            stretch.add(entry);
            byEntry.put(entry.id(), stretch);
            if (entry.event() instanceof ImpactEnded) {
                open.remove(target);
            }
        }

        private Map<ImpactTarget, List<Entry>> openAfter(InEffect log) {
            var known = new HashMap<ImpactTarget, List<Entry>>();
            log.factsById().forEach((id, fact) -> {
                var target = target(fact);
                var stretch = byEntry.get(id);
                if (target == null || stretch == null) {
                    return;
                }
                if (fact instanceof ImpactEnded) {
                    known.remove(target);
                } else {
                    known.putIfAbsent(target, stretch);
                }
            });
            return known;
        }

        List<List<Entry>> told() {
            return List.copyOf(all);
        }
    }
}

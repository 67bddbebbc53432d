package mayday.command.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMitigated;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import org.jspecify.annotations.Nullable;

/**
 * Which entries were told of one thing. What was told together stays together, whatever is said of it later: also what
 * was retracted, for it may come back.
 *
 * @param deployments each with its start first
 * @param stretches of impact: what was told of one target from its beginning to its end, going by what was known then
 * @param ends of the incident, with the impact that ended with each
 */
record Ties(List<List<Entry>> deployments, List<List<Entry>> stretches, SequencedMap<Entry, List<Entry>> ends) {

    static Ties in(List<Entry> log) {
        var ends = new LinkedHashMap<Entry, List<Entry>>();
        for (int place = 0; place < log.size(); place++) {
            var ended = endedBefore(log, place);
            if (!ended.isEmpty()) {
                ends.put(log.get(place), ended);
            }
        }
        return new Ties(deployments(log), new Stretches(log).told(), ends);
    }

    private static List<List<Entry>> deployments(List<Entry> log) {
        var causes = Consequences.in(log).causes();
        var deployments = new LinkedHashMap<UUID, List<Entry>>();
        for (var entry : log) {
            if (entry.event() instanceof FixDeploymentStarted) {
                deployments.put(entry.id(), new ArrayList<>(List.of(entry)));
            }
            var start = deployments.get(causes.get(entry.id()));
            if (start != null) {
                start.add(entry);
            }
        }
        return List.copyOf(deployments.values());
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

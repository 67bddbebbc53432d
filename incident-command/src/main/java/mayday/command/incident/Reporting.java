package mayday.command.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mayday.command.incident.Episode.Reading;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.StartImpact;
import mayday.command.incident.IncidentEvent.ChangeLinked;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.IncidentReported;
import org.jspecify.annotations.Nullable;

/** How an incident begins: everything the first report says becomes a fact of its own. */
final class Reporting {

    private static final Comparator<StartImpact> GRAVEST_FIRST =
            Comparator.comparing(StartImpact::level).thenComparing(StartImpact::assumed);

    private Reporting() {}

    static Decision decide(ReportIncident report) {
        var gates = new Gates(report.mode());
        if (isBefore(report.detectedAt(), report.impactStartedAt())) {
            gates.warn("out_of_order", "It was detected before its impact is said to have begun.");
        }
        var events = new ArrayList<IncidentEvent>();
        events.add(reported(report));
        events.addAll(impacts(report));
        if (report.suspectedChange() != null) {
            events.add(new ChangeLinked(
                    report.when(), report.suspectedChange(), Change.Role.SUSPECT, "Suspected in the first report"));
        }
        return new Decision(events, gates.warnings());
    }

    private static IncidentReported reported(ReportIncident report) {
        return new IncidentReported(
                report.when(),
                report.number(),
                report.title(),
                report.description(),
                report.source(),
                report.reference(),
                report.reporter(),
                report.severity(),
                report.systems(),
                report.impactStartedAt(),
                report.detectedAt(),
                report.reproduction(),
                report.mode());
    }

    private static List<IncidentEvent> impacts(ReportIncident report) {
        var byTarget = report.systems().stream()
                .flatMap(affected -> start(affected, report).stream())
                .collect(groupingBy(StartImpact::target, LinkedHashMap::new, toList()));
        return byTarget.values().stream().flatMap(Reporting::impact).toList();
    }

    /**
     * A system that is named again, for a later time, has changed its level, or it is known now what was a guess; for the
     * same time the graver level counts, and knowledge before a guess.
     */
    private static Stream<IncidentEvent> impact(List<StartImpact> starts) {
        var byTime = new TreeMap<Instant, StartImpact>();
        starts.forEach(start -> byTime.merge(start.when().at(), start, Reporting::graver));
        var events = new ArrayList<IncidentEvent>();
        @Nullable Reading reading = null;
        for (var start : byTime.values()) {
            if (reading == null) {
                events.add(new ImpactStarted(start.when(), start.target(), start.level(), start.assumed(), null));
            } else if (reading.isChangedBy(start.level(), start.assumed())) {
                events.add(new ImpactChanged(
                        start.when(), start.target(), reading.level(), start.level(), start.assumed(), null));
            } else {
                continue;
            }
            reading = new Reading(start.level(), start.assumed());
        }
        return events.stream();
    }

    private static StartImpact graver(StartImpact one, StartImpact other) {
        return GRAVEST_FIRST.compare(one, other) <= 0 ? one : other;
    }

    private static Optional<StartImpact> start(AffectedSystem affected, ReportIncident report) {
        if (affected.level() == null) {
            return Optional.empty();
        }
        var since = firstStated(affected.since(), report.impactStartedAt(), report.when());
        return Optional.of(new StartImpact(
                report.incident(), since, affected.target(), affected.level(), affected.assumed(), null));
    }

    private static Moment firstStated(@Nullable Moment since, @Nullable Moment impactStarted, Moment reported) {
        if (since != null) {
            return since;
        }
        return impactStarted != null ? impactStarted : reported;
    }

    private static boolean isBefore(@Nullable Moment one, @Nullable Moment other) {
        return one != null && other != null && one.isBefore(other);
    }
}

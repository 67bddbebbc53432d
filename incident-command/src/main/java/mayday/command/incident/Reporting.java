package mayday.command.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.StartImpact;
import mayday.command.incident.IncidentEvent.ChangeLinked;
import mayday.command.incident.IncidentEvent.IncidentReported;
import org.jspecify.annotations.Nullable;

/** How an incident begins: everything the first report says becomes a fact of its own. */
final class Reporting {

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

    /** As if each had been said by itself: a system that is named again, for a later time, has changed its level. */
    private static List<IncidentEvent> impacts(ReportIncident report) {
        var impact = Impact.none();
        var events = new ArrayList<IncidentEvent>();
        for (var start : starts(report)) {
            for (var event : impact.start(start)) {
                impact = impact.after(event);
                events.add(event);
            }
        }
        return events;
    }

    private static Collection<StartImpact> starts(ReportIncident report) {
        return report.systems().stream()
                .flatMap(affected -> start(affected, report).stream())
                .sorted(Comparator.comparing(start -> start.when().at()))
                .collect(Collectors.toMap(
                        start -> List.of(start.target(), start.when()),
                        start -> start,
                        // Named twice for the same time, the graver level counts.
                        (one, other) -> one.level().compareTo(other.level()) <= 0 ? one : other,
                        LinkedHashMap::new))
                .values();
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

package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_MERGED;
import static mayday.command.incident.IncidentRejection.Reason.MERGE_INTO_ITSELF;

import java.util.ArrayList;
import java.util.List;
import mayday.command.incident.Counterpart.Absorb;
import mayday.command.incident.Counterpart.SplitOff;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.Split;
import mayday.command.incident.IncidentCommand.StartImpact;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.IncidentAbsorbed;
import mayday.command.incident.IncidentEvent.IncidentMerged;
import mayday.command.incident.IncidentEvent.IncidentSplit;
import mayday.command.incident.IncidentEvent.IncidentSplitOff;
import org.jspecify.annotations.Nullable;

/** How two incidents become one and one becomes two. Each decides for itself; both histories stay where they are. */
final class Kinship {

    private final ReportedIncident incident;
    private final Gates gates;
    private @Nullable Counterpart counterpart;

    Kinship(ReportedIncident incident, Gates gates) {
        this.incident = incident;
        this.gates = gates;
    }

    /** What the other one has to agree to after what was decided here, if there is one. */
    @Nullable
    Counterpart counterpart() {
        return counterpart;
    }

    List<IncidentEvent> merge(Merge merge) {
        if (merge.into().equals(merge.incident())) {
            throw new IncidentRejection(MERGE_INTO_ITSELF, "An incident cannot be merged into itself");
        }
        var known = incident.progress().merger();
        if (known != null) {
            return unlessElsewhere(merge, known);
        }
        var events = new ArrayList<IncidentEvent>(endImpact(merge.when()));
        var handedOver = impactsHandedOver(merge, events);
        events.add(new IncidentMerged(merge.when(), merge.into().value(), merge.intoNumber(), merge.reason()));
        counterpart =
                new Absorb(merge.into(), merge.when(), merge.incident(), incident.number(), merge.reason(), handedOver);
        return events;
    }

    private List<IncidentEvent> unlessElsewhere(Merge merge, IncidentMerged known) {
        if (!known.into().equals(merge.into().value())) {
            throw merged(incident.number(), known);
        }
        return List.of();
    }

    static IncidentRejection merged(int number, IncidentMerged merger) {
        return new IncidentRejection(
                INCIDENT_MERGED,
                "Incident INC-%d is merged into INC-%d and goes on there",
                number,
                merger.intoNumber());
    }

    /** From now on it is counted there, so that no minute is counted twice. */
    private List<ImpactEnded> endImpact(Moment when) {
        return switch (incident.mode()) {
            case LIVE -> incident.impact().endOpenAt(when, ImpactEnded.Reason.MERGED, gates);
            case RETROSPECTIVE -> List.of();
        };
    }

    private List<StartImpact> impactsHandedOver(Merge merge, List<IncidentEvent> ends) {
        return ends.stream()
                .map(ImpactEnded.class::cast)
                .map(ended -> handedOver(merge, ended.target()))
                .toList();
    }

    private StartImpact handedOver(Merge merge, ImpactTarget target) {
        var reading = incident.impact().readingAt(target, merge.when());
        var text = "Went on in INC-%d until now".formatted(incident.number());
        return new StartImpact(merge.into(), merge.when(), target, reading.level(), reading.isAssumed(), text);
    }

    List<IncidentEvent> absorb(Absorb absorb) {
        var events = new ArrayList<IncidentEvent>();
        events.add(new IncidentAbsorbed(absorb.when(), absorb.from().value(), absorb.fromNumber(), absorb.reason()));
        if (incident.progress().resolved() && !absorb.impacts().isEmpty()) {
            gates.warn("impact_in_resolved", "INC-%d is resolved, and impact goes on in it.", incident.number());
        }
        absorb.impacts().forEach(start -> events.addAll(goingOn(start)));
        return events;
    }

    /** What is open here already stays as it is told here; only where the other one knows an earlier time, that counts. */
    private List<IncidentEvent> goingOn(StartImpact start) {
        var impact = incident.impact();
        if (!impact.isOpen(start.target()) || impact.beginsAfter(start.target(), start.when())) {
            return impact.start(start);
        }
        var here = impact.readingAt(start.target(), start.when()).level();
        if (here.compareTo(start.level()) > 0) {
            gates.warn(
                    "impact_was_graver",
                    "%s was %s in the merged incident and is %s here.",
                    start.target().system(),
                    start.level(),
                    here);
        }
        return List.of();
    }

    List<IncidentEvent> split(Split split) {
        var event = new IncidentSplit(split.when(), split.into().value(), split.intoNumber(), split.reason());
        counterpart = new SplitOff(report(split), split.incident(), incident.number(), split.reason());
        return List.of(event);
    }

    private ReportIncident report(Split split) {
        return new ReportIncident(
                split.into(),
                split.when(),
                split.intoNumber(),
                split.title(),
                null,
                ReportSource.OTHER,
                IncidentNumber.text(incident.number()),
                null,
                split.severity(),
                split.systems(),
                null,
                null,
                null,
                null,
                incident.mode());
    }

    /** The new incident begins as any other does, and says where it came from. */
    static Decision begin(SplitOff splitOff) {
        var report = splitOff.report();
        var begun = Reporting.decide(report);
        var events = new ArrayList<>(begun.events());
        events.add(
                new IncidentSplitOff(report.when(), splitOff.from().value(), splitOff.fromNumber(), splitOff.reason()));
        return new Decision(events, begun.warnings());
    }
}

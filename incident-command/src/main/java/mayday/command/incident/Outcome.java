package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.DUPLICATE_OF_MISSING;
import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_DISMISSED;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mayday.command.incident.IncidentCommand.CloseWarRoom;
import mayday.command.incident.IncidentCommand.Dismiss;
import mayday.command.incident.IncidentCommand.EndImpact;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentCommand.Mitigate;
import mayday.command.incident.IncidentCommand.Reopen;
import mayday.command.incident.IncidentCommand.ReportRegression;
import mayday.command.incident.IncidentCommand.Resolve;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMitigated;
import mayday.command.incident.IncidentEvent.IncidentReopened;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import mayday.command.incident.IncidentEvent.RegressionReported;

/** How an incident ends, and how an end turns out to be none: the rules that ask several themes at once. */
record Outcome(ReportedIncident incident, Gates gates) {

    /**
     * Of what was dismissed or merged nothing more is told but that something ended. A dismissal can be taken back; what
     * was merged goes on elsewhere.
     */
    void requireHeard(IncidentCommand command) {
        var ends = command instanceof EndImpact || command instanceof LeaveWarRoom || command instanceof CloseWarRoom;
        var repeatsMerge = progress().merged() && command instanceof Merge;
        var concernsDismissal = !progress().merged() && (command instanceof Reopen || command instanceof Dismiss);
        if (!ends && !repeatsMerge && !concernsDismissal) {
            requireGoingOn();
        }
    }

    /** Neither dismissed nor merged. */
    void requireGoingOn() {
        var merger = progress().merger();
        if (merger != null) {
            throw Kinship.merged(incident.number(), merger);
        }
        if (progress().dismissed()) {
            throw alreadyDismissed();
        }
    }

    private IncidentRejection alreadyDismissed() {
        return new IncidentRejection(
                INCIDENT_DISMISSED, "Incident INC-%d is dismissed; reopen it first".formatted(incident.number()));
    }

    List<IncidentEvent> mitigate(Mitigate mitigate) {
        warnIfBeforeReport(mitigate.when());
        var events = new ArrayList<IncidentEvent>();
        if (!mitigate.impactContinues()) {
            events.addAll(endImpact(mitigate.when(), ImpactEnded.Reason.MITIGATED));
        }
        if (progress().mitigated() && events.isEmpty()) {
            return List.of();
        }
        events.add(new IncidentMitigated(mitigate.when(), mitigate.text(), mitigate.impactContinues()));
        return events;
    }

    List<IncidentEvent> resolve(Resolve resolve) {
        if (!progress().resolved()) {
            warnIfBeforeReport(resolve.when());
            incident.repair().requireVerified(resolve, incident.impact().systems(), gates);
        }
        var events = new ArrayList<IncidentEvent>(endImpact(resolve.when(), ImpactEnded.Reason.RESOLVED));
        if (progress().resolved()) {
            return events;
        }
        events.add(
                new IncidentResolved(resolve.when(), resolve.summary(), resolve.override(), resolve.overrideReason()));
        return events;
    }

    List<IncidentEvent> dismiss(Dismiss dismiss) {
        if (dismiss.reason() == DismissReason.DUPLICATE && dismiss.duplicateOf() == null) {
            throw new IncidentRejection(DUPLICATE_OF_MISSING, "A duplicate names the incident that it repeats");
        }
        var known = progress().dismissal();
        if (known != null) {
            return unlessDiffering(dismiss, known);
        }
        warnIfBeforeReport(dismiss.when());
        var events = new ArrayList<IncidentEvent>(endImpact(dismiss.when(), ImpactEnded.Reason.DISMISSED));
        events.add(new IncidentDismissed(dismiss.when(), dismiss.reason(), dismiss.duplicateOf(), dismiss.text()));
        return events;
    }

    private List<IncidentEvent> unlessDiffering(Dismiss dismiss, IncidentDismissed known) {
        if (dismiss.reason() != known.reason() || !Objects.equals(dismiss.duplicateOf(), known.duplicateOf())) {
            throw alreadyDismissed();
        }
        return List.of();
    }

    /** One that was seen before the resolve does not undo it: whoever resolved may have known. */
    List<IncidentEvent> regress(ReportRegression report) {
        var reported = new RegressionReported(report.when(), report.text(), report.system(), report.reference());
        if (progress().wasOpenAt(report.when())) {
            gates.warn("out_of_order", "It was seen before the incident was resolved, so that stays resolved.");
            return List.of(reported);
        }
        return progress().resolved()
                ? List.of(reported, new IncidentReopened(report.when(), "Regression: " + report.text()))
                : List.of(reported);
    }

    /** While the past is written down, each end of an impact is told by itself. */
    private List<ImpactEnded> endImpact(Moment when, ImpactEnded.Reason reason) {
        return switch (incident.mode()) {
            case LIVE -> incident.impact().endOpenAt(when, reason, gates);
            case RETROSPECTIVE -> List.of();
        };
    }

    private void warnIfBeforeReport(Moment when) {
        var reported = incident.reported();
        if (when.isBefore(reported)) {
            gates.warn("out_of_order", "%s lies before the report at %s.".formatted(when.at(), reported.at()));
        }
    }

    private Progress progress() {
        return incident.progress();
    }
}

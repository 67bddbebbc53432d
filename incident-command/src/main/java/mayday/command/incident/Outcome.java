package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.DUPLICATE_OF_ITSELF;
import static mayday.command.incident.IncidentRejection.Reason.DUPLICATE_OF_MISSING;
import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_DISMISSED;
import static mayday.command.incident.IncidentRejection.Reason.NOT_A_DUPLICATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mayday.command.incident.IncidentCommand.CloseWarRoom;
import mayday.command.incident.IncidentCommand.Dismiss;
import mayday.command.incident.IncidentCommand.EndImpact;
import mayday.command.incident.IncidentCommand.EndWatch;
import mayday.command.incident.IncidentCommand.ExpireWatch;
import mayday.command.incident.IncidentCommand.FinishDeployment;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentCommand.Mitigate;
import mayday.command.incident.IncidentCommand.Reopen;
import mayday.command.incident.IncidentCommand.ReportRegression;
import mayday.command.incident.IncidentCommand.Resolve;
import mayday.command.incident.IncidentCommand.Restrict;
import mayday.command.incident.IncidentCommand.Unrestrict;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMitigated;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import mayday.command.incident.IncidentEvent.RegressionReported;

/** How an incident ends, and how an end turns out to be none: the rules that ask several themes at once. */
record Outcome(ReportedIncident incident, Policy policy, Gates gates) {

    /**
     * Of what was dismissed or merged nothing more is told but that something ended, and who is to see it. With the end of
     * a deployment that was only requested its start is told, for it happened. A dismissal can be taken back; what was
     * merged goes on elsewhere.
     */
    void requireHeard(IncidentCommand command) {
        var ends = command instanceof EndImpact
                || command instanceof FinishDeployment
                || command instanceof EndWatch
                || command instanceof ExpireWatch
                || command instanceof LeaveWarRoom
                || command instanceof CloseWarRoom;
        var concernsAccess = command instanceof Restrict || command instanceof Unrestrict;
        var repeatsMerge = progress().merged() && command instanceof Merge;
        var concernsDismissal = !progress().merged() && (command instanceof Reopen || command instanceof Dismiss);
        if (!ends && !concernsAccess && !repeatsMerge && !concernsDismissal) {
            requireGoingOn(incident);
        }
    }

    /** Neither dismissed nor merged. */
    static void requireGoingOn(ReportedIncident incident) {
        var merger = incident.progress().merger();
        if (merger != null) {
            throw Kinship.merged(incident.number(), merger);
        }
        if (incident.progress().dismissed()) {
            throw alreadyDismissed(incident);
        }
    }

    private static IncidentRejection alreadyDismissed(ReportedIncident incident) {
        return new IncidentRejection(
                INCIDENT_DISMISSED, "Incident INC-%d is dismissed; reopen it first", incident.number());
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
            requireShown(resolve);
        }
        var events = new ArrayList<IncidentEvent>(endImpact(resolve.when(), ImpactEnded.Reason.RESOLVED));
        if (progress().resolved()) {
            return events;
        }
        events.add(
                new IncidentResolved(resolve.when(), resolve.summary(), resolve.override(), resolve.overrideReason()));
        return events;
    }

    private void requireShown(Resolve resolve) {
        if (gates.areOverridden(resolve.override(), resolve.overrideReason())) {
            return;
        }
        incident.repair().requireVerified(incident.impact().systems(), gates);
        new Demands(incident, policy, gates).requireMet();
    }

    /** Time steers nothing while the past is written down; and who dismisses or merges an incident watches it no longer. */
    List<IncidentEvent> expireWatch(ExpireWatch expire) {
        return switch (incident.mode()) {
            case LIVE ->
                progress().dismissed() || progress().merged()
                        ? List.of()
                        : progress().expireWatch(expire);
            case RETROSPECTIVE -> List.of();
        };
    }

    List<IncidentEvent> dismiss(Dismiss dismiss) {
        requireOther(dismiss);
        var known = progress().dismissal();
        if (known != null) {
            return unlessDiffering(dismiss, known);
        }
        warnIfBeforeReport(dismiss.when());
        var events = new ArrayList<IncidentEvent>(endAllImpact(dismiss.when()));
        events.add(new IncidentDismissed(dismiss.when(), dismiss.reason(), dismiss.duplicateOf(), dismiss.text()));
        return events;
    }

    private void requireOther(Dismiss dismiss) {
        var isDuplicate = dismiss.reason() == DismissReason.DUPLICATE;
        var other = dismiss.duplicateOf();
        if (other == null) {
            if (isDuplicate) {
                throw new IncidentRejection(DUPLICATE_OF_MISSING, "A duplicate names the incident that it repeats");
            }
            return;
        }
        if (!isDuplicate) {
            throw new IncidentRejection(NOT_A_DUPLICATE, "Only a DUPLICATE repeats another incident");
        }
        var number = IncidentNumber.text(incident.number());
        if (other.equalsIgnoreCase(number)
                || other.equalsIgnoreCase(dismiss.incident().toString())) {
            throw new IncidentRejection(DUPLICATE_OF_ITSELF, "%s cannot repeat itself", number);
        }
    }

    private List<IncidentEvent> unlessDiffering(Dismiss dismiss, IncidentDismissed known) {
        if (dismiss.reason() != known.reason() || !Objects.equals(dismiss.duplicateOf(), known.duplicateOf())) {
            throw alreadyDismissed(incident);
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
        var events = new ArrayList<IncidentEvent>(List.of(reported));
        if (progress().resolved() && policy.reopensOnRegression()) {
            events.addAll(progress().reopenFor(reported));
        }
        return events;
    }

    /** While the past is written down, each end of an impact is told by itself. */
    private List<ImpactEnded> endImpact(Moment when, ImpactEnded.Reason reason) {
        return switch (incident.mode()) {
            case LIVE -> incident.impact().endOpenAt(when, reason, gates);
            case RETROSPECTIVE -> List.of();
        };
    }

    /** Whatever began is none of this incident any more: what began later than it was dismissed ends as it begins. */
    private List<ImpactEnded> endAllImpact(Moment when) {
        return switch (incident.mode()) {
            case LIVE -> incident.impact().endAllAt(when, ImpactEnded.Reason.DISMISSED, gates);
            case RETROSPECTIVE -> List.of();
        };
    }

    private void warnIfBeforeReport(Moment when) {
        var reported = incident.reported();
        if (when.isBefore(reported)) {
            gates.warn("out_of_order", "%s lies before the report at %s.", when.at(), reported.at());
        }
    }

    private Progress progress() {
        return incident.progress();
    }
}

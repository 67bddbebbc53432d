package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.ALREADY_REPORTED;

import java.util.ArrayList;
import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;

/**
 * An incident that exists. Its rules stand with the theme they belong to: {@link Response}, {@link Impact},
 * {@link Repair} and {@link Progress}.
 */
record ReportedIncident(
        int number, Mode mode, Moment reported, Response response, Impact impact, Repair repair, Progress progress)
        implements Incident {

    @Override
    public Decision decide(IncidentCommand command) {
        var gates = new Gates(mode);
        return new Decision(events(command, gates), gates.warnings());
    }

    private List<IncidentEvent> events(IncidentCommand command, Gates gates) {
        return switch (command) {
            case ReportIncident report ->
                throw new IncidentRejection(ALREADY_REPORTED, "Incident %s exists".formatted(report.incident()));
            case AddReport add -> List.of(reportAdded(add));
            case Note note -> List.of(noteTaken(note));
            case EstimateUsersAffected estimate -> List.of(estimated(estimate));

            case Acknowledge acknowledge -> response.acknowledge(acknowledge);
            case Escalate escalate -> response.escalate(escalate);
            case Deescalate deescalate -> response.deescalate(deescalate);
            case JoinWarRoom join -> response.join(join);
            case LeaveWarRoom leave -> response.leave(leave);
            case LinkChange link -> response.link(link);

            case StartImpact start -> impact.start(start);
            case ChangeImpact change -> impact.change(change);
            case EndImpact end -> impact.end(end, gates);

            case ChooseStrategy choose -> repair.choose(choose, gates);
            case DeployFix deploy -> repair.deploy(deploy);
            case FinishDeployment finish -> repair.finish(finish);
            case RecordCheck check -> repair.check(check);
            case Verify verify -> repair.verify(verify, impact.systems(), gates);
            case RejectFix reject -> repair.reject(reject, impact.systems());

            case Mitigate mitigate -> mitigate(mitigate, gates);
            case StartWatch start -> progress.startWatch(start, response.severity());
            case EndWatch end -> progress.endWatch(end);
            case Resolve resolve -> resolve(resolve, gates);
            case Reopen reopen -> progress.reopen(reopen);
        };
    }

    @Override
    public Incident evolve(IncidentEvent event) {
        return switch (event) {
            case IncidentReported _,
                    ReportAdded _,
                    NoteTaken _,
                    UsersAffectedEstimated _,
                    IncidentEscalated _,
                    StrategySuperseded _ -> this;
            case IncidentAcknowledged _ -> with(response.acknowledged());
            case SeverityChanged changed -> with(response.withSeverity(changed.to()));
            case TeamCalledIn called -> with(response.withTeam(called.team()));
            case ParticipantJoined joined -> with(response.withParticipant(joined));
            case ParticipantLeft left -> with(response.without(left.person()));
            case ChangeLinked linked -> with(response.withChange(linked));
            case ImpactStarted started -> with(impact.started(started));
            case ImpactChanged changed -> with(impact.changed(changed));
            case ImpactEnded ended -> with(impact.ended(ended));
            case StrategyChosen chosen -> with(repair.chosen(chosen));
            case FixDeploymentStarted started -> with(repair.started(started));
            case FixDeployed done -> with(repair.finished(done.deploymentId(), FinishDeployment.Outcome.SUCCEEDED));
            case FixDeploymentPartial part ->
                with(repair.finished(part.deploymentId(), FinishDeployment.Outcome.PARTIAL));
            case FixDeploymentFailed failed ->
                with(repair.finished(failed.deploymentId(), FinishDeployment.Outcome.FAILED));
            case CheckPassed passed -> with(repair.checked(passed.check(), true));
            case CheckFailed failed -> with(repair.checked(failed.check(), false));
            case FixVerified verified -> with(repair.verified(verified));
            case FixRejected rejected -> with(repair.rejected(rejected));
            case IncidentMitigated _ -> with(progress.withMitigated());
            case WatchStarted started -> with(progress.watching(started));
            case WatchEnded _ -> with(progress.notWatching());
            case IncidentResolved _ -> with(progress.withResolved());
            case IncidentReopened _ -> reopened();
        };
    }

    private List<IncidentEvent> mitigate(Mitigate mitigate, Gates gates) {
        warnIfBeforeReport(mitigate.when(), gates);
        var events = new ArrayList<IncidentEvent>();
        if (mode == Mode.LIVE && !mitigate.impactContinues()) {
            events.addAll(impact.endOpenAt(mitigate.when(), ImpactEnded.Reason.MITIGATED, gates));
        }
        if (progress.mitigated() && events.isEmpty()) {
            return List.of();
        }
        events.add(new IncidentMitigated(mitigate.when(), mitigate.text(), mitigate.impactContinues()));
        return events;
    }

    private List<IncidentEvent> resolve(Resolve resolve, Gates gates) {
        if (!progress.resolved()) {
            warnIfBeforeReport(resolve.when(), gates);
            repair.requireVerified(resolve, impact.systems(), gates);
        }
        var events = new ArrayList<IncidentEvent>();
        if (mode == Mode.LIVE) {
            events.addAll(impact.endOpenAt(resolve.when(), ImpactEnded.Reason.RESOLVED, gates));
        }
        if (progress.resolved()) {
            return events;
        }
        events.add(
                new IncidentResolved(resolve.when(), resolve.summary(), resolve.override(), resolve.overrideReason()));
        return events;
    }

    private void warnIfBeforeReport(Moment when, Gates gates) {
        if (when.isBefore(reported)) {
            gates.warn("out_of_order", "%s lies before the report at %s.".formatted(when.at(), reported.at()));
        }
    }

    private static ReportAdded reportAdded(AddReport add) {
        return new ReportAdded(
                add.when(),
                add.source(),
                add.reference(),
                add.text(),
                add.reporter(),
                add.system(),
                add.reproduction());
    }

    private static NoteTaken noteTaken(Note note) {
        return new NoteTaken(note.when(), note.kind(), note.text(), note.system(), note.minutesLost(), note.evidence());
    }

    private static UsersAffectedEstimated estimated(EstimateUsersAffected estimate) {
        return new UsersAffectedEstimated(
                estimate.when(),
                estimate.value(),
                estimate.upper(),
                estimate.unit(),
                estimate.method(),
                estimate.confidence());
    }

    private ReportedIncident reopened() {
        return with(repair.reopened()).with(progress.withReopened()).with(response.acknowledged());
    }

    private ReportedIncident with(Response newResponse) {
        return new ReportedIncident(number, mode, reported, newResponse, impact, repair, progress);
    }

    private ReportedIncident with(Impact newImpact) {
        return new ReportedIncident(number, mode, reported, response, newImpact, repair, progress);
    }

    private ReportedIncident with(Repair newRepair) {
        return new ReportedIncident(number, mode, reported, response, impact, newRepair, progress);
    }

    private ReportedIncident with(Progress newProgress) {
        return new ReportedIncident(number, mode, reported, response, impact, repair, newProgress);
    }
}

package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.ALREADY_REPORTED;

import java.util.List;
import mayday.command.incident.Counterpart.Absorb;
import mayday.command.incident.Counterpart.SplitOff;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;

/**
 * An incident that exists. Each rule stands with the theme it asks; those that ask several stand in {@link Outcome}.
 */
record ReportedIncident(
        int number,
        Mode mode,
        Moment reported,
        Response response,
        WarRoom room,
        Crew crew,
        LinkedChanges changes,
        Hypotheses hypotheses,
        Impact impact,
        Repair repair,
        Progress progress)
        implements Incident {

    @Override
    public Decision decide(IncidentCommand command, Policy policy) {
        var gates = new Gates(mode);
        var outcome = new Outcome(this, policy, gates);
        var kinship = new Kinship(this, gates);
        outcome.requireHeard(command);
        var events = events(ProductionName.in(command, policy), policy, gates, outcome, kinship);
        var followUps = repair.wayBack().followUps(events);
        return new Decision(events, followUps, gates.warnings(), kinship.counterpart());
    }

    @Override
    public Decision accept(Counterpart counterpart) {
        var gates = new Gates(mode);
        return switch (counterpart) {
            case Absorb absorb -> {
                Outcome.requireGoingOn(this);
                yield new Decision(new Kinship(this, gates).absorb(absorb), gates.warnings());
            }
            case SplitOff splitOff -> throw alreadyReported(splitOff.incident());
        };
    }

    private static IncidentRejection alreadyReported(IncidentId id) {
        return new IncidentRejection(ALREADY_REPORTED, "Incident %s exists", id);
    }

    private List<IncidentEvent> events(
            IncidentCommand command, Policy policy, Gates gates, Outcome outcome, Kinship kinship) {
        return switch (command) {
            case ReportIncident report -> throw alreadyReported(report.incident());
            case AddReport add -> List.of(Findings.of(add));
            case Note note -> List.of(Findings.of(note));
            case EstimateUsersAffected estimate -> List.of(Findings.of(estimate));

            case Acknowledge acknowledge -> response.acknowledge(acknowledge);
            case Escalate escalate -> response.escalate(escalate);
            case Deescalate deescalate -> response.deescalate(deescalate);

            case OpenWarRoom open -> room.open(open);
            case CloseWarRoom close -> room.close(close);
            case JoinWarRoom join -> room.join(join);
            case LeaveWarRoom leave -> room.leave(leave);
            case NameParticipant name -> crew.name(name);
            case RemoveParticipant remove -> crew.remove(remove);
            case AssignRole assign -> crew.assign(assign);

            case TickChecklist tick -> response.ticks().tick(tick);
            case Restrict restrict -> response.access().restrict(restrict, gates);
            case Unrestrict unrestrict -> response.access().open(unrestrict);

            case LinkChange link -> changes.link(link);
            case UnlinkChange unlink -> changes.unlink(unlink);
            case Hypothesize hypothesize -> hypotheses.raise(hypothesize);
            case RuleOut ruleOut -> hypotheses.ruleOut(ruleOut);
            case ConfirmHypothesis confirm -> hypotheses.confirm(confirm);

            case StartImpact start -> impact.start(start);
            case ChangeImpact change -> impact.change(change);
            case EndImpact end -> impact.end(end, gates);

            case ProposeStrategy propose -> repair.wayBack().propose(propose);
            case ChooseStrategy choose -> repair.wayBack().choose(choose, strategyFacts(policy), gates);
            case PlanRollback plan -> repair.wayBack().plan().plan(plan);
            case CompleteRollbackStep step -> repair.wayBack().plan().complete(step, gates);
            case ScheduleDeployment schedule -> repair.schedule(schedule);
            case CancelSchedule cancel -> repair.cancel(cancel);
            case RequestDeployment request -> repair.request(request, impact.systems(), policy, gates);
            case DeployFix deploy -> repair.deploy(deploy, impact.systems(), policy, gates);
            case FinishDeployment finish -> repair.finish(finish, impact.systems(), policy, gates);
            case RecordCheck check -> repair.check(check);
            case Verify verify -> repair.verify(verify, impact.systems(), gates);
            case RejectFix reject -> repair.reject(reject, impact.systems());
            case SignOff sign -> repair.signOff(sign);

            case Mitigate mitigate -> outcome.mitigate(mitigate);
            case StartWatch start ->
                progress.startWatch(start, policy.watchLengths().of(response.severity()));
            case EndWatch end -> progress.endWatch(end);
            case ExpireWatch expire -> outcome.expireWatch(expire);
            case ReportRegression report -> outcome.regress(report);
            case Resolve resolve -> outcome.resolve(resolve);
            case Dismiss dismiss -> outcome.dismiss(dismiss);
            case IncidentCommand.AboutEntry about ->
                throw new IllegalArgumentException("Of the log, not of the incident: " + about);
            case Reopen reopen -> progress.reopen(reopen, gates);

            case Merge merge -> kinship.merge(merge);
            case Split split -> kinship.split(split);
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
                    IncidentAbsorbed _,
                    IncidentSplit _,
                    IncidentSplitOff _,
                    StrategySuperseded _,
                    IncidentEvent.AboutEntry _ -> this;
            case IncidentAcknowledged _ -> with(response.acknowledged());
            case SeverityChanged changed -> with(response.withSeverity(changed.to()));
            case TeamCalledIn called -> with(response.withTeam(called.team()));
            case WarRoomOpened opened -> with(room.opened(opened));
            case WarRoomClosed _ -> with(room.closed());
            case ParticipantJoined joined -> with(room.with(joined)).with(crew.seen(joined.person()));
            case ParticipantLeft left -> with(room.without(left.person()));
            case ParticipantNamed named -> with(crew.named(named));
            case ParticipantRemoved removed ->
                with(room.without(removed.person())).with(crew.removed(removed.person()));
            case RoleAssigned assigned -> with(crew.assigned(assigned));
            case ChecklistItemTicked ticked ->
                with(response.with(response.ticks().ticked(ticked)));
            case AccessRestricted restricted ->
                with(response.with(response.access().restricted(restricted)));
            case AccessOpened _ -> with(response.with(Access.open()));
            case ChangeLinked linked -> with(changes.linked(linked));
            case ChangeUnlinked unlinked -> with(changes.unlinked(unlinked));
            case HypothesisRaised raised -> with(hypotheses.raised(raised));
            case HypothesisRuledOut ruledOut -> with(hypotheses.ruledOut(ruledOut));
            case HypothesisConfirmed confirmed -> with(hypotheses.confirmed(confirmed));
            case ImpactStarted started -> with(impact.started(started));
            case ImpactChanged changed -> with(impact.changed(changed));
            case ImpactEnded ended -> with(impact.ended(ended));
            case StrategyProposed proposed -> with(repair.with(repair.wayBack().proposed(proposed)));
            case StrategyChosen chosen -> with(repair.with(repair.wayBack().chosen(chosen)));
            case RollbackPlanned planned ->
                with(repair.with(repair.wayBack().plan().replacedBy(planned.parts())));
            case RollbackStepCompleted step ->
                with(repair.with(repair.wayBack().plan().with(step.part(), CompleteRollbackStep.Result.DONE)));
            case RollbackStepFailed step ->
                with(repair.with(repair.wayBack().plan().with(step.part(), CompleteRollbackStep.Result.FAILED)));
            case DeploymentScheduled plan -> with(repair.scheduled(plan));
            case DeploymentScheduleCanceled canceled -> with(repair.scheduleCanceled(canceled.scheduleId()));
            case FixDeploymentRequested requested -> with(repair.requested(requested));
            case FixDeploymentStarted started -> with(repair.started(started));
            case FixDeployed done ->
                with(repair.finished(done.deploymentId(), FinishDeployment.Outcome.SUCCEEDED, done.when()));
            case FixDeploymentPartial part ->
                with(repair.finished(part.deploymentId(), FinishDeployment.Outcome.PARTIAL, part.when()));
            case FixDeploymentFailed failed ->
                with(repair.finished(failed.deploymentId(), FinishDeployment.Outcome.FAILED, failed.when()));
            case CheckPassed passed -> with(repair.checked(passed.check(), true));
            case CheckFailed failed -> with(repair.checked(failed.check(), false));
            case FixVerified verified -> with(repair.verified(verified));
            case FixRejected rejected -> with(repair.rejected(rejected));
            case SignedOff signed -> with(repair.signed(signed));
            case IncidentMitigated _ -> with(progress.withMitigated());
            case WatchStarted started -> with(progress.watching(started));
            case RegressionReported regression -> with(progress.with(regression));
            case WatchEnded _ -> with(progress.notWatching());
            case IncidentResolved resolved -> with(progress.with(resolved));
            case IncidentDismissed dismissed -> with(progress.with(dismissed));
            case IncidentMerged merged -> with(progress.with(merged));
            case IncidentReopened _ -> reopened();
        };
    }

    @Override
    public StrategyFacts strategyFacts(Policy policy) {
        return StrategyFacts.of(this, policy);
    }

    private ReportedIncident reopened() {
        return with(repair.reopened()).with(progress.withReopened()).with(response.reopened());
    }

    private ReportedIncident with(Response newResponse) {
        return new ReportedIncident(
                number, mode, reported, newResponse, room, crew, changes, hypotheses, impact, repair, progress);
    }

    private ReportedIncident with(WarRoom newRoom) {
        return new ReportedIncident(
                number, mode, reported, response, newRoom, crew, changes, hypotheses, impact, repair, progress);
    }

    private ReportedIncident with(Crew newCrew) {
        return new ReportedIncident(
                number, mode, reported, response, room, newCrew, changes, hypotheses, impact, repair, progress);
    }

    private ReportedIncident with(LinkedChanges newChanges) {
        return new ReportedIncident(
                number, mode, reported, response, room, crew, newChanges, hypotheses, impact, repair, progress);
    }

    private ReportedIncident with(Hypotheses newHypotheses) {
        return new ReportedIncident(
                number, mode, reported, response, room, crew, changes, newHypotheses, impact, repair, progress);
    }

    private ReportedIncident with(Impact newImpact) {
        return new ReportedIncident(
                number, mode, reported, response, room, crew, changes, hypotheses, newImpact, repair, progress);
    }

    private ReportedIncident with(Repair newRepair) {
        return new ReportedIncident(
                number, mode, reported, response, room, crew, changes, hypotheses, impact, newRepair, progress);
    }

    private ReportedIncident with(Progress newProgress) {
        return new ReportedIncident(
                number, mode, reported, response, room, crew, changes, hypotheses, impact, repair, newProgress);
    }
}

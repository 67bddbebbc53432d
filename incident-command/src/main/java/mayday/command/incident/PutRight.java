package mayday.command.incident;

import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;

/** Puts new values in the place of the old ones; {@link Correctable} says which of them an event has. */
record PutRight(Correction by) {

    IncidentEvent apply(IncidentEvent event) {
        return switch (event) {
            case IncidentReported told ->
                new IncidentReported(
                        when(told),
                        told.number(),
                        or(by.title(), told.title()),
                        text(told.description()),
                        told.source(),
                        told.reference(),
                        told.reporter(),
                        orNone(by.severity(), told.severity()),
                        told.systems(),
                        orNone(by.impactStartedAt(), told.impactStartedAt()),
                        orNone(by.detectedAt(), told.detectedAt()),
                        told.reproduction(),
                        told.mode());
            case ReportAdded told ->
                new ReportAdded(
                        when(told),
                        told.source(),
                        told.reference(),
                        text(told.text()),
                        told.reporter(),
                        system(told.system()),
                        told.reproduction());
            case IncidentAcknowledged told -> new IncidentAcknowledged(when(told), text(told.text()));
            case SeverityChanged told ->
                new SeverityChanged(when(told), told.from(), or(by.severity(), told.to()), text(told.reason()));
            case IncidentEscalated told -> new IncidentEscalated(when(told), text(told.reason()));
            case TeamCalledIn told -> new TeamCalledIn(when(told), told.team(), text(told.reason()));
            case ImpactStarted told ->
                new ImpactStarted(
                        when(told),
                        target(told.target()),
                        or(by.level(), told.level()),
                        told.assumed(),
                        text(told.text()));
            case ImpactChanged told ->
                new ImpactChanged(
                        when(told),
                        target(told.target()),
                        told.from(),
                        or(by.level(), told.to()),
                        told.assumed(),
                        text(told.text()));
            case ImpactEnded told ->
                new ImpactEnded(when(told), target(told.target()), told.reason(), text(told.text()));
            case UsersAffectedEstimated told ->
                new UsersAffectedEstimated(
                        when(told),
                        or(by.value(), told.value()),
                        orNone(by.upper(), told.upper()),
                        told.unit(),
                        text(told.method()),
                        told.confidence());
            case WarRoomOpened told -> new WarRoomOpened(when(told), told.link(), told.provider());
            case WarRoomClosed told -> new WarRoomClosed(when(told));
            case ParticipantJoined told -> new ParticipantJoined(when(told), told.person(), told.team(), told.role());
            case ParticipantLeft told -> new ParticipantLeft(when(told), told.person());
            case ParticipantNamed told -> new ParticipantNamed(when(told), told.person(), told.team(), told.role());
            case ParticipantRemoved told -> new ParticipantRemoved(when(told), told.person(), text(told.reason()));
            case RoleAssigned told -> new RoleAssigned(when(told), told.role(), told.person(), told.previous());
            case NoteTaken told ->
                new NoteTaken(
                        when(told),
                        told.kind(),
                        or(by.text(), told.text()),
                        system(told.system()),
                        orNone(by.minutesLost(), told.minutesLost()),
                        told.evidence());
            case HypothesisRaised told ->
                new HypothesisRaised(
                        when(told), told.hypothesisId(), told.area(), or(by.text(), told.text()), told.evidence());
            case HypothesisRuledOut told ->
                new HypothesisRuledOut(when(told), told.hypothesisId(), text(told.reason()), told.evidence());
            case HypothesisConfirmed told ->
                new HypothesisConfirmed(when(told), told.hypothesisId(), text(told.reason()), told.evidence());
            case ChangeLinked told -> new ChangeLinked(when(told), told.change(), told.role(), text(told.reason()));
            case ChangeUnlinked told ->
                new ChangeUnlinked(when(told), told.changeId(), told.role(), text(told.reason()));
            case StrategyProposed told ->
                new StrategyProposed(
                        when(told),
                        told.strategy(),
                        text(told.rationale()),
                        told.inFavor(),
                        told.against(),
                        told.proposedBy());
            case RollbackPlanned told -> new RollbackPlanned(when(told), told.parts());
            case RollbackStepCompleted told -> new RollbackStepCompleted(when(told), told.part(), text(told.text()));
            case RollbackStepFailed told -> new RollbackStepFailed(when(told), told.part(), text(told.reason()));
            case StrategyChosen told ->
                new StrategyChosen(
                        when(told),
                        told.strategy(),
                        text(told.rationale()),
                        told.options(),
                        told.decidedBy(),
                        told.reverted(),
                        told.rollbackParts(),
                        told.restoreSource(),
                        told.provenance(),
                        told.revertCommit(),
                        told.revertMessage(),
                        told.advice());
            case StrategySuperseded told -> new StrategySuperseded(when(told), told.strategy(), text(told.reason()));
            case FixDeploymentRequested told ->
                new FixDeploymentRequested(
                        when(told),
                        told.deploymentId(),
                        environment(told.environment()),
                        system(told.system()),
                        orNone(by.version(), told.version()),
                        told.commits(),
                        told.pipelineUrl(),
                        told.undoPlan(),
                        told.scheduleId(),
                        told.requestedOf(),
                        told.overrideReason());
            case FixDeploymentStarted told ->
                new FixDeploymentStarted(
                        when(told),
                        told.deploymentId(),
                        environment(told.environment()),
                        system(told.system()),
                        orNone(by.version(), told.version()),
                        told.commits(),
                        told.pipelineUrl(),
                        told.undoPlan(),
                        told.scheduleId(),
                        told.overrideReason());
            case DeploymentScheduled told ->
                new DeploymentScheduled(
                        when(told),
                        told.scheduleId(),
                        told.environment(),
                        told.plannedAt(),
                        told.system(),
                        told.version(),
                        told.undoPlan(),
                        told.approvedBy());
            case DeploymentScheduleCanceled told ->
                new DeploymentScheduleCanceled(when(told), told.scheduleId(), text(told.reason()));
            case FixDeployed told ->
                new FixDeployed(when(told), told.deploymentId(), environment(told.environment()), text(told.text()));
            case FixDeploymentPartial told ->
                new FixDeploymentPartial(
                        when(told), told.deploymentId(), environment(told.environment()), text(told.text()));
            case FixDeploymentFailed told ->
                new FixDeploymentFailed(
                        when(told), told.deploymentId(), environment(told.environment()), text(told.text()));
            case CheckPassed told -> check(when(told), told.check(), or(by.passed(), true));
            case CheckFailed told -> check(when(told), told.check(), or(by.passed(), false));
            case FixVerified told ->
                new FixVerified(when(told), environment(told.environment()), told.systems(), text(told.text()));
            case FixRejected told ->
                new FixRejected(
                        when(told), environment(told.environment()), told.systems(), or(by.text(), told.reason()));
            case ChecklistItemTicked told ->
                new ChecklistItemTicked(when(told), told.itemId(), told.title(), told.state(), text(told.reason()));
            case AccessRestricted told -> new AccessRestricted(when(told), told.visibleTo(), text(told.reason()));
            case AccessOpened told -> new AccessOpened(when(told), text(told.reason()));
            case SignedOff told -> new SignedOff(when(told), told.person(), told.system(), text(told.text()));
            case IncidentMitigated told -> new IncidentMitigated(when(told), text(told.text()), told.impactContinues());
            case WatchStarted told -> new WatchStarted(when(told), told.until(), told.watching());
            case WatchEnded told -> new WatchEnded(when(told), told.clean(), text(told.text()));
            case RegressionReported told ->
                new RegressionReported(when(told), or(by.text(), told.text()), system(told.system()), told.reference());
            case IncidentResolved told ->
                new IncidentResolved(when(told), text(told.summary()), told.override(), told.overrideReason());
            case IncidentDismissed told ->
                new IncidentDismissed(when(told), told.reason(), told.duplicateOf(), text(told.text()));
            case IncidentMerged told ->
                new IncidentMerged(when(told), told.into(), told.intoNumber(), text(told.reason()));
            case IncidentAbsorbed told ->
                new IncidentAbsorbed(when(told), told.from(), told.fromNumber(), text(told.reason()));
            case IncidentSplit told ->
                new IncidentSplit(when(told), told.into(), told.intoNumber(), text(told.reason()));
            case IncidentSplitOff told ->
                new IncidentSplitOff(when(told), told.from(), told.fromNumber(), text(told.reason()));
            case IncidentReopened told -> new IncidentReopened(when(told), text(told.reason()));
            case AboutEntry told -> told;
        };
    }

    private Moment when(IncidentEvent told) {
        return or(by.occurredAt(), told.when());
    }

    private @Nullable String text(@Nullable String told) {
        return orNone(by.text(), told);
    }

    private @Nullable String system(@Nullable String told) {
        return orNone(by.system(), told);
    }

    private String environment(String told) {
        return or(by.environment(), told);
    }

    private ImpactTarget target(ImpactTarget told) {
        return new ImpactTarget(or(by.system(), told.system()), told.functionality(), told.region());
    }

    private IncidentEvent check(Moment when, Check told, boolean passed) {
        var check = new Check(
                told.name(),
                system(told.system()),
                environment(told.environment()),
                told.symptom(),
                told.run(),
                told.evidence(),
                told.performedBy(),
                text(told.text()));
        return passed ? new CheckPassed(when, check) : new CheckFailed(when, check);
    }

    private static <T> T or(@Nullable T stated, T told) {
        return stated != null ? stated : told;
    }

    private static <T> @Nullable T orNone(@Nullable T stated, @Nullable T told) {
        return stated != null ? stated : told;
    }
}

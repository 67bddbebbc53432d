package mayday.command.contract;

import static mayday.command.contract.PublicValues.setIfStated;

import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentEvent.*;

/** One arm for each thing that can happen. A new event without an arm here does not compile. */
final class PublicFacts {

    private PublicFacts() {}

    static void setFact(mayday.incident.v1.IncidentEvent.Builder message, IncidentEvent event) {
        switch (event) {
            case IncidentReported reported -> message.setReported(reported(reported));
            case ReportAdded added -> message.setReportAdded(reportAdded(added));
            case IncidentAcknowledged acknowledged -> acknowledged(message, acknowledged);
            case SeverityChanged changed -> severityChanged(message, changed);
            case IncidentEscalated escalated ->
                setIfStated(escalated.reason(), message.getEscalatedBuilder()::setReason);
            case TeamCalledIn called -> teamCalledIn(message, called);
            case ImpactStarted started -> impactStarted(message, started);
            case ImpactChanged changed -> impactChanged(message, changed);
            case ImpactEnded ended -> impactEnded(message, ended);
            case UsersAffectedEstimated estimated -> usersAffected(message, estimated);
            case WarRoomOpened opened -> message.setWarRoomOpened(PublicPeople.opened(opened));
            case WarRoomClosed _ -> message.getWarRoomClosedBuilder();
            case ParticipantJoined joined -> participantJoined(message, joined);
            case ParticipantLeft left -> message.getParticipantLeftBuilder().setPerson(left.person());
            case ParticipantNamed named -> message.setParticipantNamed(PublicPeople.named(named));
            case ParticipantRemoved removed -> message.setParticipantRemoved(PublicPeople.removed(removed));
            case RoleAssigned assigned -> message.setRoleAssigned(PublicPeople.assigned(assigned));
            case ChecklistItemTicked ticked -> message.setChecklistItemTicked(PublicPeople.ticked(ticked));
            case AccessRestricted restricted -> message.setAccessRestricted(PublicPeople.restricted(restricted));
            case AccessOpened opened -> setIfStated(opened.reason(), message.getAccessOpenedBuilder()::setReason);
            case NoteTaken taken -> noteTaken(message, taken);
            case ChangeLinked linked -> changeLinked(message, linked);
            case ChangeUnlinked unlinked -> changeUnlinked(message, unlinked);
            case HypothesisRaised raised -> message.setHypothesisRaised(PublicHypotheses.raised(raised));
            case HypothesisRuledOut ruledOut -> message.setHypothesisRuledOut(PublicHypotheses.ruledOut(ruledOut));
            case HypothesisConfirmed confirmed -> message.setHypothesisConfirmed(PublicHypotheses.confirmed(confirmed));
            case StrategyProposed proposed -> message.setStrategyProposed(PublicStrategies.proposed(proposed));
            case StrategyChosen chosen -> message.setStrategyChosen(PublicStrategies.chosen(chosen));
            case StrategySuperseded superseded ->
                message.setStrategySuperseded(PublicStrategies.superseded(superseded));
            case RollbackPlanned planned -> message.setRollbackPlanned(PublicStrategies.planned(planned));
            case RollbackStepCompleted step -> message.setRollbackStepCompleted(PublicStrategies.completed(step));
            case RollbackStepFailed step -> message.setRollbackStepFailed(PublicStrategies.failed(step));
            case DeploymentScheduled plan -> message.setDeploymentScheduled(PublicFixes.scheduled(plan));
            case DeploymentScheduleCanceled canceled ->
                message.setDeploymentScheduleCanceled(PublicFixes.canceled(canceled));
            case FixDeploymentRequested requested ->
                message.setFixDeploymentRequested(PublicFixes.requested(requested));
            case FixDeploymentStarted started -> message.setFixDeploymentStarted(PublicFixes.started(started));
            case FixDeployed deployed -> message.setFixDeployed(PublicFixes.deployed(deployed));
            case FixDeploymentPartial partial -> message.setFixDeploymentPartial(PublicFixes.partial(partial));
            case FixDeploymentFailed failed -> message.setFixDeploymentFailed(PublicFixes.failed(failed));
            case CheckPassed passed -> message.getCheckPassedBuilder().setCheck(PublicFixes.check(passed.check()));
            case CheckFailed failed -> message.getCheckFailedBuilder().setCheck(PublicFixes.check(failed.check()));
            case FixVerified verified -> message.setFixVerified(PublicFixes.verified(verified));
            case FixRejected rejected -> message.setFixRejected(PublicFixes.rejected(rejected));
            case SignedOff signed -> message.setSignedOff(PublicPeople.signed(signed));
            case IncidentMitigated mitigated -> mitigated(message, mitigated);
            case WatchStarted started -> watchStarted(message, started);
            case WatchEnded ended -> watchEnded(message, ended);
            case RegressionReported regression -> regressionReported(message, regression);
            case IncidentResolved resolved -> resolved(message, resolved);
            case IncidentDismissed dismissed -> dismissed(message, dismissed);
            case EntryCorrected corrected -> message.setEntryCorrected(PublicCorrections.corrected(corrected));
            case EntryRetracted retracted -> message.setEntryRetracted(PublicCorrections.retracted(retracted));
            case EntryPinned pinned ->
                message.getEntryPinnedBuilder().setEventId(pinned.eventId().toString());
            case EntryUnpinned unpinned ->
                message.getEntryUnpinnedBuilder().setEventId(unpinned.eventId().toString());
            case IncidentMerged merged -> message.setMerged(PublicKinship.merged(merged));
            case IncidentAbsorbed absorbed -> message.setAbsorbed(PublicKinship.absorbed(absorbed));
            case IncidentSplit split -> message.setSplit(PublicKinship.split(split));
            case IncidentSplitOff splitOff -> message.setSplitOff(PublicKinship.splitOff(splitOff));
            case IncidentReopened reopened -> setIfStated(reopened.reason(), message.getReopenedBuilder()::setReason);
        }
    }

    private static mayday.incident.v1.IncidentReported reported(IncidentReported reported) {
        var fact = mayday.incident.v1.IncidentReported.newBuilder()
                .setTitle(reported.title())
                .setSource(PublicValues.source(reported.source()))
                .setSeverity(PublicValues.severity(reported.severity()))
                .setMode(PublicValues.mode(reported.mode()));
        setIfStated(reported.description(), fact::setDescription);
        setIfStated(reported.reference(), fact::setReference);
        setIfStated(reported.reporter(), fact::setReporter);
        setIfStated(reported.impactStartedAt(), at -> fact.setImpactStartedAt(PublicValues.moment(at)));
        setIfStated(reported.detectedAt(), at -> fact.setDetectedAt(PublicValues.moment(at)));
        setIfStated(reported.reproduction(), steps -> fact.setReproduction(PublicValues.reproduction(steps)));
        reported.systems().forEach(system -> fact.addSystems(PublicValues.affected(system)));
        return fact.build();
    }

    private static mayday.incident.v1.ReportAdded reportAdded(ReportAdded added) {
        var fact = mayday.incident.v1.ReportAdded.newBuilder().setSource(PublicValues.source(added.source()));
        setIfStated(added.reference(), fact::setReference);
        setIfStated(added.text(), fact::setText);
        setIfStated(added.reporter(), fact::setReporter);
        setIfStated(added.system(), fact::setSystem);
        setIfStated(added.reproduction(), steps -> fact.setReproduction(PublicValues.reproduction(steps)));
        return fact.build();
    }

    private static void acknowledged(
            mayday.incident.v1.IncidentEvent.Builder message, IncidentAcknowledged acknowledged) {
        setIfStated(acknowledged.text(), message.getAcknowledgedBuilder()::setText);
    }

    private static void severityChanged(mayday.incident.v1.IncidentEvent.Builder message, SeverityChanged changed) {
        var fact = message.getSeverityChangedBuilder()
                .setFrom(PublicValues.severity(changed.from()))
                .setTo(PublicValues.severity(changed.to()));
        setIfStated(changed.reason(), fact::setReason);
    }

    private static void teamCalledIn(mayday.incident.v1.IncidentEvent.Builder message, TeamCalledIn called) {
        var fact = message.getTeamCalledInBuilder().setTeam(called.team());
        setIfStated(called.reason(), fact::setReason);
    }

    private static void impactStarted(mayday.incident.v1.IncidentEvent.Builder message, ImpactStarted started) {
        var fact = message.getImpactStartedBuilder()
                .setTarget(PublicValues.target(started.target()))
                .setLevel(PublicValues.level(started.level()))
                .setAssumed(started.assumed());
        setIfStated(started.text(), fact::setText);
    }

    private static void impactChanged(mayday.incident.v1.IncidentEvent.Builder message, ImpactChanged changed) {
        var fact = message.getImpactChangedBuilder()
                .setTarget(PublicValues.target(changed.target()))
                .setFrom(PublicValues.level(changed.from()))
                .setTo(PublicValues.level(changed.to()))
                .setAssumed(changed.assumed());
        setIfStated(changed.text(), fact::setText);
    }

    private static void impactEnded(mayday.incident.v1.IncidentEvent.Builder message, ImpactEnded ended) {
        var fact = message.getImpactEndedBuilder()
                .setTarget(PublicValues.target(ended.target()))
                .setReason(PublicValues.endReason(ended.reason()));
        setIfStated(ended.text(), fact::setText);
    }

    private static void usersAffected(
            mayday.incident.v1.IncidentEvent.Builder message, UsersAffectedEstimated estimated) {
        var fact = message.getUsersAffectedEstimatedBuilder()
                .setValue(estimated.value())
                .setUnit(estimated.unit())
                .setConfidence(PublicValues.confidence(estimated.confidence()));
        setIfStated(estimated.upper(), fact::setUpper);
        setIfStated(estimated.method(), fact::setMethod);
    }

    private static void participantJoined(mayday.incident.v1.IncidentEvent.Builder message, ParticipantJoined joined) {
        var fact = message.getParticipantJoinedBuilder().setPerson(joined.person());
        setIfStated(joined.team(), fact::setTeam);
        setIfStated(joined.role(), fact::setRole);
    }

    private static void noteTaken(mayday.incident.v1.IncidentEvent.Builder message, NoteTaken taken) {
        var fact = message.getNoteTakenBuilder()
                .setKind(PublicValues.noteKind(taken.kind()))
                .setText(taken.text());
        setIfStated(taken.system(), fact::setSystem);
        setIfStated(taken.minutesLost(), fact::setMinutesLost);
        taken.evidence().forEach(evidence -> fact.addEvidence(PublicValues.evidence(evidence)));
    }

    private static void changeLinked(mayday.incident.v1.IncidentEvent.Builder message, ChangeLinked linked) {
        var fact = message.getChangeLinkedBuilder()
                .setChange(PublicValues.change(linked.change()))
                .setRole(PublicValues.changeRole(linked.role()));
        setIfStated(linked.reason(), fact::setReason);
    }

    private static void changeUnlinked(mayday.incident.v1.IncidentEvent.Builder message, ChangeUnlinked unlinked) {
        var fact = message.getChangeUnlinkedBuilder()
                .setChangeId(unlinked.changeId())
                .setRole(PublicValues.changeRole(unlinked.role()));
        setIfStated(unlinked.reason(), fact::setReason);
    }

    private static void mitigated(mayday.incident.v1.IncidentEvent.Builder message, IncidentMitigated mitigated) {
        var fact = message.getMitigatedBuilder().setImpactContinues(mitigated.impactContinues());
        setIfStated(mitigated.text(), fact::setText);
    }

    private static void watchStarted(mayday.incident.v1.IncidentEvent.Builder message, WatchStarted started) {
        message.getWatchStartedBuilder()
                .setUntil(PublicValues.timestamp(started.until()))
                .addAllWatching(started.watching());
    }

    private static void watchEnded(mayday.incident.v1.IncidentEvent.Builder message, WatchEnded ended) {
        var fact = message.getWatchEndedBuilder().setClean(ended.clean());
        setIfStated(ended.text(), fact::setText);
    }

    private static void regressionReported(
            mayday.incident.v1.IncidentEvent.Builder message, RegressionReported regression) {
        var fact = message.getRegressionReportedBuilder().setText(regression.text());
        setIfStated(regression.system(), fact::setSystem);
        setIfStated(regression.reference(), fact::setReference);
    }

    private static void dismissed(mayday.incident.v1.IncidentEvent.Builder message, IncidentDismissed dismissed) {
        var fact = message.getDismissedBuilder().setReason(PublicValues.dismissReason(dismissed.reason()));
        setIfStated(dismissed.duplicateOf(), fact::setDuplicateOf);
        setIfStated(dismissed.text(), fact::setText);
    }

    private static void resolved(mayday.incident.v1.IncidentEvent.Builder message, IncidentResolved resolved) {
        var fact = message.getResolvedBuilder().setOverride(resolved.override());
        setIfStated(resolved.summary(), fact::setSummary);
        setIfStated(resolved.overrideReason(), fact::setOverrideReason);
    }
}

package mayday.postmortem.draft;

import static mayday.postmortem.draft.Occurrence.spoken;
import static mayday.postmortem.draft.Occurrence.word;

import java.util.List;
import java.util.stream.Collectors;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.Check;
import mayday.incident.v1.FixDeploymentRequested;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.ImpactEnded;
import mayday.incident.v1.ImpactTarget;
import mayday.incident.v1.IncidentDismissed;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.RoleAssigned;
import mayday.incident.v1.RollbackPart;
import mayday.incident.v1.RollbackPlanned;
import mayday.incident.v1.Severity;
import mayday.incident.v1.SignedOff;
import mayday.incident.v1.StrategyChosen;
import mayday.incident.v1.StrategyProposed;
import mayday.incident.v1.UsersAffectedEstimated;
import org.jspecify.annotations.Nullable;

/** One line per event, as people would write it into a log. */
final class Headline {

    private static final int NAMED_PARTS = 5;

    private Headline() {}

    static String of(Occurrence said) {
        IncidentEvent event = said.event();
        return switch (event.getFactCase()) {
            case REPORTED -> "Reported: " + event.getReported().getTitle();
            case REPORT_ADDED ->
                "Reported again (" + spoken(word(event.getReportAdded().getSource(), "REPORT_SOURCE_")) + ")";
            case ACKNOWLEDGED -> "Acknowledged";
            case SEVERITY_CHANGED ->
                "Severity " + severity(event.getSeverityChanged().getFrom()) + " → "
                        + severity(event.getSeverityChanged().getTo());
            case ESCALATED -> "Escalated";
            case TEAM_CALLED_IN -> "Team called in: " + event.getTeamCalledIn().getTeam();
            case IMPACT_STARTED ->
                target(event.getImpactStarted().getTarget()) + " is "
                        + Level.of(event.getImpactStarted().getLevel())
                        + assumed(event.getImpactStarted().getAssumed());
            case IMPACT_CHANGED ->
                target(event.getImpactChanged().getTarget()) + " is now "
                        + Level.of(event.getImpactChanged().getTo())
                        + assumed(event.getImpactChanged().getAssumed());
            case IMPACT_ENDED -> impactEnded(event.getImpactEnded());
            case USERS_AFFECTED_ESTIMATED -> "Affected: " + users(event.getUsersAffectedEstimated());
            case WAR_ROOM_OPENED -> "War room opened";
            case WAR_ROOM_CLOSED -> "War room closed";
            case PARTICIPANT_JOINED -> event.getParticipantJoined().getPerson() + " joined the war room";
            case PARTICIPANT_LEFT -> event.getParticipantLeft().getPerson() + " left the war room";
            case PARTICIPANT_NAMED -> event.getParticipantNamed().getPerson() + " took part";
            case PARTICIPANT_REMOVED -> event.getParticipantRemoved().getPerson() + " did not take part";
            case ROLE_ASSIGNED -> assigned(event.getRoleAssigned());
            case NOTE_TAKEN -> note(event);
            case CHANGE_LINKED ->
                "Change " + event.getChangeLinked().getChange().getId() + " linked as "
                        + spoken(word(event.getChangeLinked().getRole(), "CHANGE_ROLE_"));
            case CHANGE_UNLINKED ->
                "Change " + event.getChangeUnlinked().getChangeId() + " no longer linked as "
                        + spoken(word(event.getChangeUnlinked().getRole(), "CHANGE_ROLE_"));
            case HYPOTHESIS_RAISED ->
                "Hypothesis " + event.getHypothesisRaised().getHypothesisId() + " ("
                        + spoken(word(event.getHypothesisRaised().getArea(), "HYPOTHESIS_AREA_")) + ")";
            case HYPOTHESIS_RULED_OUT ->
                "Hypothesis " + event.getHypothesisRuledOut().getHypothesisId() + " ruled out";
            case HYPOTHESIS_CONFIRMED ->
                "Hypothesis " + event.getHypothesisConfirmed().getHypothesisId() + " confirmed";
            case STRATEGY_CHOSEN ->
                "Strategy chosen: "
                        + spoken(StrategyChoice.strategy(
                                event.getStrategyChosen().getStrategy()));
            case STRATEGY_SUPERSEDED ->
                "Strategy "
                        + spoken(StrategyChoice.strategy(
                                event.getStrategySuperseded().getStrategy()))
                        + " no longer holds";
            case FIX_DEPLOYMENT_REQUESTED -> requested(event.getFixDeploymentRequested());
            case FIX_DEPLOYMENT_STARTED ->
                "Deployment " + event.getFixDeploymentStarted().getDeploymentId() + " to "
                        + event.getFixDeploymentStarted().getEnvironment() + " started";
            case FIX_DEPLOYED ->
                "Deployment " + event.getFixDeployed().getDeploymentId() + " to "
                        + event.getFixDeployed().getEnvironment() + " finished";
            case FIX_DEPLOYMENT_PARTIAL ->
                "Deployment " + event.getFixDeploymentPartial().getDeploymentId() + " to "
                        + event.getFixDeploymentPartial().getEnvironment() + " finished in part";
            case FIX_DEPLOYMENT_FAILED ->
                "Deployment " + event.getFixDeploymentFailed().getDeploymentId() + " to "
                        + event.getFixDeploymentFailed().getEnvironment() + " failed";
            case CHECK_PASSED -> check(event.getCheckPassed().getCheck()) + " passed";
            case CHECK_FAILED -> check(event.getCheckFailed().getCheck()) + " failed";
            case FIX_VERIFIED ->
                "Fix verified in " + event.getFixVerified().getEnvironment()
                        + of(event.getFixVerified().getSystemsList());
            case FIX_REJECTED ->
                "Fix rejected in " + event.getFixRejected().getEnvironment()
                        + of(event.getFixRejected().getSystemsList());
            case SIGNED_OFF -> signedOff(event.getSignedOff());
            case MITIGATED ->
                event.getMitigated().getImpactContinues() ? "Mitigated; some impact goes on" : "Mitigated";
            case WATCH_STARTED -> "Watching begins";
            case WATCH_ENDED -> watchEnded(event);
            case REGRESSION_REPORTED -> "Regression reported";
            case DISMISSED -> dismissed(event.getDismissed());
            case RESOLVED -> event.getResolved().getOverride() ? "Resolved without full verification" : "Resolved";
            case REOPENED -> "Reopened";
            case ENTRY_CORRECTED -> "An earlier entry is corrected";
            case ENTRY_RETRACTED -> "An earlier entry is retracted";
            case ENTRY_PINNED -> "An entry is pinned";
            case ENTRY_UNPINNED -> "An entry is no longer pinned";
            case STRATEGY_PROPOSED -> proposed(event.getStrategyProposed());
            case ROLLBACK_PLANNED -> planned(event.getRollbackPlanned());
            case ROLLBACK_STEP_COMPLETED ->
                "Rolled back: " + event.getRollbackStepCompleted().getPart();
            case ROLLBACK_STEP_FAILED ->
                "Not rolled back: " + event.getRollbackStepFailed().getPart();
            case DEPLOYMENT_SCHEDULED ->
                "Deployment %s to %s planned for %s"
                        .formatted(
                                event.getDeploymentScheduled().getScheduleId(),
                                event.getDeploymentScheduled().getEnvironment(),
                                ClockTime.of(
                                        Occurrence.instant(
                                                event.getDeploymentScheduled().getPlannedAt()),
                                        ClockTime.day(said.at())));
            case DEPLOYMENT_SCHEDULE_CANCELED ->
                "Planned deployment %s canceled"
                        .formatted(event.getDeploymentScheduleCanceled().getScheduleId());
            case CHECKLIST_ITEM_TICKED ->
                "Checklist: %s (%s)"
                        .formatted(
                                event.getChecklistItemTicked().getTitle(),
                                spoken(word(event.getChecklistItemTicked().getState(), "CHECKLIST_STATE_")));
            case ACCESS_RESTRICTED ->
                "Access restricted to "
                        + String.join(", ", event.getAccessRestricted().getVisibleToList());
            case ACCESS_OPENED -> "Access opened to all";
            case MERGED -> "Merged into " + event.getMerged().getIntoIncidentNumber();
            case ABSORBED -> "Absorbed " + event.getAbsorbed().getIncidentNumber();
            case SPLIT -> "Split: part of it goes on as " + event.getSplit().getIntoIncidentNumber();
            case SPLIT_OFF -> "Split off from " + event.getSplitOff().getFromIncidentNumber();
            case FACT_NOT_SET -> "An event this version does not know (" + said.fact() + ")";
        };
    }

    /** What was said with it, where something was. */
    static @Nullable String text(Occurrence said) {
        IncidentEvent event = said.event();
        var text = switch (event.getFactCase()) {
            case REPORTED -> event.getReported().getDescription();
            case REPORT_ADDED -> event.getReportAdded().getText();
            case ACKNOWLEDGED -> event.getAcknowledged().getText();
            case SEVERITY_CHANGED -> event.getSeverityChanged().getReason();
            case ESCALATED -> event.getEscalated().getReason();
            case TEAM_CALLED_IN -> event.getTeamCalledIn().getReason();
            case IMPACT_STARTED -> event.getImpactStarted().getText();
            case IMPACT_CHANGED -> event.getImpactChanged().getText();
            case IMPACT_ENDED -> event.getImpactEnded().getText();
            case USERS_AFFECTED_ESTIMATED -> event.getUsersAffectedEstimated().getMethod();
            case NOTE_TAKEN -> event.getNoteTaken().getText();
            case CHANGE_LINKED -> event.getChangeLinked().getReason();
            case WAR_ROOM_OPENED -> event.getWarRoomOpened().getLink();
            case PARTICIPANT_REMOVED -> event.getParticipantRemoved().getReason();
            case CHANGE_UNLINKED -> event.getChangeUnlinked().getReason();
            case HYPOTHESIS_RAISED -> event.getHypothesisRaised().getText();
            case HYPOTHESIS_RULED_OUT -> event.getHypothesisRuledOut().getReason();
            case HYPOTHESIS_CONFIRMED -> event.getHypothesisConfirmed().getReason();
            case SIGNED_OFF -> event.getSignedOff().getText();
            case REGRESSION_REPORTED -> event.getRegressionReported().getText();
            case DISMISSED -> event.getDismissed().getText();
            case STRATEGY_CHOSEN -> chosen(event.getStrategyChosen());
            case STRATEGY_SUPERSEDED -> event.getStrategySuperseded().getReason();
            case FIX_DEPLOYED -> event.getFixDeployed().getText();
            case FIX_DEPLOYMENT_PARTIAL -> event.getFixDeploymentPartial().getText();
            case FIX_DEPLOYMENT_FAILED -> event.getFixDeploymentFailed().getText();
            case CHECK_PASSED -> event.getCheckPassed().getCheck().getText();
            case CHECK_FAILED -> event.getCheckFailed().getCheck().getText();
            case FIX_VERIFIED -> event.getFixVerified().getText();
            case FIX_REJECTED -> event.getFixRejected().getReason();
            case MITIGATED -> event.getMitigated().getText();
            case WATCH_ENDED -> event.getWatchEnded().getText();
            case RESOLVED -> resolution(event);
            case REOPENED -> event.getReopened().getReason();
            case WAR_ROOM_CLOSED, PARTICIPANT_JOINED, PARTICIPANT_LEFT, PARTICIPANT_NAMED, ROLE_ASSIGNED -> "";
            case ENTRY_CORRECTED -> event.getEntryCorrected().getReason();
            case ENTRY_RETRACTED -> event.getEntryRetracted().getReason();
            case STRATEGY_PROPOSED -> event.getStrategyProposed().getRationale();
            case ROLLBACK_STEP_COMPLETED -> event.getRollbackStepCompleted().getText();
            case ROLLBACK_STEP_FAILED -> event.getRollbackStepFailed().getReason();
            case DEPLOYMENT_SCHEDULED -> event.getDeploymentScheduled().getUndoPlan();
            case DEPLOYMENT_SCHEDULE_CANCELED ->
                event.getDeploymentScheduleCanceled().getReason();
            case CHECKLIST_ITEM_TICKED -> event.getChecklistItemTicked().getReason();
            case ACCESS_RESTRICTED -> event.getAccessRestricted().getReason();
            case ACCESS_OPENED -> event.getAccessOpened().getReason();
            case MERGED -> event.getMerged().getReason();
            case ABSORBED -> event.getAbsorbed().getReason();
            case SPLIT -> event.getSplit().getReason();
            case SPLIT_OFF -> event.getSplitOff().getReason();
            case ENTRY_PINNED, ENTRY_UNPINNED, ROLLBACK_PLANNED -> "";
            case FIX_DEPLOYMENT_REQUESTED ->
                overridden(event.getFixDeploymentRequested().getOverrideReason());
            case FIX_DEPLOYMENT_STARTED ->
                overridden(event.getFixDeploymentStarted().getOverrideReason());
            case WATCH_STARTED, FACT_NOT_SET -> "";
        };
        return text.isBlank() ? null : text;
    }

    private static String chosen(StrategyChosen chosen) {
        return chosen.getRevertMessage().isEmpty()
                ? chosen.getRationale()
                : "%s\nThe revert says: %s"
                        .formatted(chosen.getRationale(), chosen.getRevertMessage())
                        .strip();
    }

    /** The system says it where it was time, and nobody had to. */
    private static String watchEnded(IncidentEvent event) {
        var byItself = event.getActor().getKind() == ActorKind.ACTOR_KIND_SYSTEM ? " by itself" : "";
        return event.getWatchEnded().getClean()
                ? "Watch ended%s, nothing new seen".formatted(byItself)
                : "Watch ended%s".formatted(byItself);
    }

    private static String requested(FixDeploymentRequested requested) {
        return "Deployment %s to %s requested%s"
                .formatted(
                        requested.getDeploymentId(),
                        requested.getEnvironment(),
                        requested.hasRequestedOf() ? " of " + requested.getRequestedOf() : "");
    }

    private static String overridden(String reason) {
        return reason.isBlank() ? "" : "Not verified before: " + reason;
    }

    private static String resolution(IncidentEvent event) {
        var resolved = event.getResolved();
        return resolved.getOverrideReason().isBlank()
                ? resolved.getSummary()
                : resolved.getSummary() + (resolved.getSummary().isBlank() ? "" : "\n")
                        + "Not everything was verified: " + resolved.getOverrideReason();
    }

    /** Who dismisses or merges an incident does not say that anything works. */
    private static String impactEnded(ImpactEnded ended) {
        var isNoLongerCounted = ended.getReason() == ImpactEndReason.IMPACT_END_REASON_DISMISSED
                || ended.getReason() == ImpactEndReason.IMPACT_END_REASON_MERGED;
        return target(ended.getTarget()) + (isNoLongerCounted ? " no longer counted here" : " is no longer impacted");
    }

    private static String assigned(RoleAssigned assigned) {
        return assigned.getPerson() + " is " + spoken(word(assigned.getRole(), "RESPONDER_ROLE_"))
                + (assigned.hasPrevious() ? " instead of " + assigned.getPrevious() : "");
    }

    private static String of(List<String> systems) {
        return systems.isEmpty() ? "" : " for " + String.join(", ", systems);
    }

    private static String signedOff(SignedOff signed) {
        return signed.hasSystem()
                ? signed.getPerson() + " signed off " + signed.getSystem()
                : signed.getPerson() + " signed off";
    }

    private static String proposed(StrategyProposed proposed) {
        return "Proposed: " + spoken(StrategyChoice.strategy(proposed.getStrategy()))
                + (proposed.hasProposedBy() ? " by " + proposed.getProposedBy() : "");
    }

    /** The first parts by name; a line has room for no more. */
    private static String planned(RollbackPlanned planned) {
        var parts = planned.getPartsList();
        var more = parts.size() - NAMED_PARTS;
        return "Rollback planned: "
                + parts.stream().limit(NAMED_PARTS).map(RollbackPart::getName).collect(Collectors.joining(", "))
                + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private static String dismissed(IncidentDismissed dismissed) {
        var reason = spoken(word(dismissed.getReason(), "DISMISS_REASON_"));
        return "Dismissed: " + reason + (dismissed.hasDuplicateOf() ? " of " + dismissed.getDuplicateOf() : "");
    }

    private static String note(IncidentEvent event) {
        var kind = spoken(word(event.getNoteTaken().getKind(), "NOTE_KIND_"));
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }

    private static String severity(Severity severity) {
        var word = word(severity, "SEVERITY_");
        return word == null ? "not set" : word;
    }

    static String users(UsersAffectedEstimated estimated) {
        var range = estimated.hasUpper()
                ? Quantity.words(estimated.getValue()) + "–" + Quantity.words(estimated.getUpper())
                : Quantity.words(estimated.getValue());
        return range + " " + estimated.getUnit();
    }

    private static String check(Check check) {
        return "Check " + check.getName() + " in " + check.getEnvironment();
    }

    private static String assumed(boolean assumed) {
        return assumed ? " (assumed)" : "";
    }

    private static String target(ImpactTarget target) {
        var region = target.hasRegion() ? " in " + target.getRegion() : "";
        return target.hasFunctionality()
                ? target.getSystem() + " / " + target.getFunctionality() + region
                : target.getSystem() + region;
    }
}

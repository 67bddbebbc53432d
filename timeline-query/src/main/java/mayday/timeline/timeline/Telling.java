package mayday.timeline.timeline;

import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.StrategyChosen;
import org.jspecify.annotations.Nullable;

/** What people wrote about an event, and the system it is about, where there is one. */
record Telling(@Nullable String text, @Nullable String system) {

    static Telling of(IncidentEvent event) {
        return switch (event.getFactCase()) {
            case REPORTED -> text(event.getReported().getDescription());
            case REPORT_ADDED ->
                of(event.getReportAdded().getText(), event.getReportAdded().getSystem());
            case ACKNOWLEDGED -> text(event.getAcknowledged().getText());
            case SEVERITY_CHANGED -> text(event.getSeverityChanged().getReason());
            case ESCALATED -> text(event.getEscalated().getReason());
            case TEAM_CALLED_IN -> text(event.getTeamCalledIn().getReason());
            case IMPACT_STARTED ->
                of(
                        event.getImpactStarted().getText(),
                        event.getImpactStarted().getTarget().getSystem());
            case IMPACT_CHANGED ->
                of(
                        event.getImpactChanged().getText(),
                        event.getImpactChanged().getTarget().getSystem());
            case IMPACT_ENDED ->
                of(
                        event.getImpactEnded().getText(),
                        event.getImpactEnded().getTarget().getSystem());
            case USERS_AFFECTED_ESTIMATED ->
                text(event.getUsersAffectedEstimated().getMethod());
            case WAR_ROOM_OPENED -> text(event.getWarRoomOpened().getLink());
            case PARTICIPANT_REMOVED -> text(event.getParticipantRemoved().getReason());
            case WAR_ROOM_CLOSED, PARTICIPANT_JOINED, PARTICIPANT_LEFT, PARTICIPANT_NAMED -> of("", "");
            case ROLE_ASSIGNED, FACT_NOT_SET -> of("", "");
            case NOTE_TAKEN ->
                of(event.getNoteTaken().getText(), event.getNoteTaken().getSystem());
            case CHANGE_LINKED ->
                of(
                        event.getChangeLinked().getReason(),
                        event.getChangeLinked().getChange().getSystem());
            case CHANGE_UNLINKED -> text(event.getChangeUnlinked().getReason());
            case HYPOTHESIS_RAISED -> text(event.getHypothesisRaised().getText());
            case HYPOTHESIS_RULED_OUT -> text(event.getHypothesisRuledOut().getReason());
            case HYPOTHESIS_CONFIRMED -> text(event.getHypothesisConfirmed().getReason());
            case STRATEGY_CHOSEN -> text(chosen(event.getStrategyChosen()));
            case STRATEGY_SUPERSEDED -> text(event.getStrategySuperseded().getReason());
            case FIX_DEPLOYMENT_REQUESTED -> {
                var requested = event.getFixDeploymentRequested();
                yield of(deploying(requested.getUndoPlan(), requested.getOverrideReason()), requested.getSystem());
            }
            case FIX_DEPLOYMENT_STARTED ->
                of(
                        deploying(
                                event.getFixDeploymentStarted().getUndoPlan(),
                                event.getFixDeploymentStarted().getOverrideReason()),
                        event.getFixDeploymentStarted().getSystem());
            case FIX_DEPLOYED -> text(event.getFixDeployed().getText());
            case FIX_DEPLOYMENT_PARTIAL -> text(event.getFixDeploymentPartial().getText());
            case FIX_DEPLOYMENT_FAILED -> text(event.getFixDeploymentFailed().getText());
            case CHECK_PASSED ->
                of(
                        event.getCheckPassed().getCheck().getText(),
                        event.getCheckPassed().getCheck().getSystem());
            case CHECK_FAILED ->
                of(
                        event.getCheckFailed().getCheck().getText(),
                        event.getCheckFailed().getCheck().getSystem());
            case FIX_VERIFIED -> text(event.getFixVerified().getText());
            case FIX_REJECTED -> text(event.getFixRejected().getReason());
            case SIGNED_OFF ->
                of(event.getSignedOff().getText(), event.getSignedOff().getSystem());
            case MITIGATED -> text(event.getMitigated().getText());
            case WATCH_STARTED -> text(String.join(", ", event.getWatchStarted().getWatchingList()));
            case WATCH_ENDED -> text(event.getWatchEnded().getText());
            case REGRESSION_REPORTED ->
                of(
                        event.getRegressionReported().getText(),
                        event.getRegressionReported().getSystem());
            case ENTRY_CORRECTED -> text(event.getEntryCorrected().getReason());
            case ENTRY_RETRACTED -> text(event.getEntryRetracted().getReason());
            case STRATEGY_PROPOSED -> text(event.getStrategyProposed().getRationale());
            case ROLLBACK_STEP_COMPLETED ->
                text(event.getRollbackStepCompleted().getText());
            case ROLLBACK_STEP_FAILED -> text(event.getRollbackStepFailed().getReason());
            case DEPLOYMENT_SCHEDULED ->
                of(
                        event.getDeploymentScheduled().getUndoPlan(),
                        event.getDeploymentScheduled().getSystem());
            case DEPLOYMENT_SCHEDULE_CANCELED ->
                text(event.getDeploymentScheduleCanceled().getReason());
            case CHECKLIST_ITEM_TICKED -> text(event.getChecklistItemTicked().getReason());
            case ACCESS_RESTRICTED -> text(event.getAccessRestricted().getReason());
            case ACCESS_OPENED -> text(event.getAccessOpened().getReason());
            case MERGED -> text(event.getMerged().getReason());
            case ABSORBED -> text(event.getAbsorbed().getReason());
            case SPLIT -> text(event.getSplit().getReason());
            case SPLIT_OFF -> text(event.getSplitOff().getReason());
            case ENTRY_PINNED, ENTRY_UNPINNED, ROLLBACK_PLANNED -> of("", "");
            case DISMISSED -> text(event.getDismissed().getText());
            case RESOLVED -> text(resolved(event));
            case REOPENED -> text(event.getReopened().getReason());
        };
    }

    private static String chosen(StrategyChosen chosen) {
        return chosen.getRevertMessage().isEmpty()
                ? chosen.getRationale()
                : "%s\nThe revert says: %s"
                        .formatted(chosen.getRationale(), chosen.getRevertMessage())
                        .strip();
    }

    private static String deploying(String undoPlan, String overrideReason) {
        return overrideReason.isEmpty()
                ? undoPlan
                : "%s Not verified before: %s"
                        .formatted(undoPlan, overrideReason)
                        .strip();
    }

    private static String resolved(IncidentEvent event) {
        var resolved = event.getResolved();
        return resolved.getOverrideReason().isEmpty()
                ? resolved.getSummary()
                : "%s Not fully verified: %s"
                        .formatted(resolved.getSummary(), resolved.getOverrideReason())
                        .strip();
    }

    private static Telling text(String text) {
        return of(text, "");
    }

    private static Telling of(String text, String system) {
        return new Telling(text.isEmpty() ? null : text, system.isEmpty() ? null : system);
    }
}

package mayday.timeline.timeline;

import com.google.protobuf.Timestamp;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.ChangeLinked;
import mayday.incident.v1.Check;
import mayday.incident.v1.DeploymentScheduled;
import mayday.incident.v1.FixDeploymentRequested;
import mayday.incident.v1.FixDeploymentStarted;
import mayday.incident.v1.HypothesisRaised;
import mayday.incident.v1.ImpactChanged;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.ImpactEnded;
import mayday.incident.v1.ImpactStarted;
import mayday.incident.v1.ImpactTarget;
import mayday.incident.v1.IncidentDismissed;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.NoteTaken;
import mayday.incident.v1.ParticipantJoined;
import mayday.incident.v1.ParticipantNamed;
import mayday.incident.v1.ReportAdded;
import mayday.incident.v1.RoleAssigned;
import mayday.incident.v1.RollbackPart;
import mayday.incident.v1.RollbackPlanned;
import mayday.incident.v1.SeverityChanged;
import mayday.incident.v1.SignedOff;
import mayday.incident.v1.Strategy;
import mayday.incident.v1.StrategyProposed;
import mayday.incident.v1.UsersAffectedEstimated;
import mayday.incident.v1.WarRoomOpened;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Words;

/** One line that says what happened, as a responder would say it. */
final class Headline {

    private static final int NAMED_PARTS = 5;
    /** From here on digits are counted rather than read. */
    private static final int MOST_DIGITS = 15;

    private Headline() {}

    static String of(IncidentEvent event) {
        return switch (event.getFactCase()) {
            case REPORTED -> "Reported: " + event.getReported().getTitle();
            case REPORT_ADDED -> reportAdded(event.getReportAdded());
            case ACKNOWLEDGED -> "Acknowledged";
            case SEVERITY_CHANGED -> severity(event.getSeverityChanged());
            case ESCALATED -> "Escalated";
            case TEAM_CALLED_IN ->
                "Team %s called in".formatted(event.getTeamCalledIn().getTeam());
            case IMPACT_STARTED -> impactStarted(event.getImpactStarted());
            case IMPACT_CHANGED -> impactChanged(event.getImpactChanged());
            case IMPACT_ENDED -> impactEnded(event.getImpactEnded());
            case USERS_AFFECTED_ESTIMATED -> usersAffected(event.getUsersAffectedEstimated());
            case WAR_ROOM_OPENED -> opened(event.getWarRoomOpened());
            case WAR_ROOM_CLOSED -> "War room closed";
            case PARTICIPANT_JOINED -> joined(event.getParticipantJoined());
            case PARTICIPANT_LEFT ->
                "%s left".formatted(event.getParticipantLeft().getPerson());
            case PARTICIPANT_NAMED -> named(event.getParticipantNamed());
            case PARTICIPANT_REMOVED ->
                "%s did not take part".formatted(event.getParticipantRemoved().getPerson());
            case ROLE_ASSIGNED -> assigned(event.getRoleAssigned());
            case NOTE_TAKEN -> note(event.getNoteTaken());
            case CHANGE_LINKED -> changeLinked(event.getChangeLinked());
            case CHANGE_UNLINKED ->
                "Change %s is no %s"
                        .formatted(
                                event.getChangeUnlinked().getChangeId(),
                                Words.spoken(event.getChangeUnlinked().getRole(), "suspect"));
            case HYPOTHESIS_RAISED -> hypothesis(event.getHypothesisRaised());
            case HYPOTHESIS_RULED_OUT ->
                "Hypothesis %s ruled out"
                        .formatted(event.getHypothesisRuledOut().getHypothesisId());
            case HYPOTHESIS_CONFIRMED ->
                "Hypothesis %s confirmed"
                        .formatted(event.getHypothesisConfirmed().getHypothesisId());
            case STRATEGY_CHOSEN ->
                "Strategy: " + strategy(event.getStrategyChosen().getStrategy());
            case STRATEGY_SUPERSEDED ->
                "Strategy %s no longer holds"
                        .formatted(strategy(event.getStrategySuperseded().getStrategy()));
            case FIX_DEPLOYMENT_REQUESTED -> requested(event.getFixDeploymentRequested());
            case FIX_DEPLOYMENT_STARTED -> deploymentStarted(event.getFixDeploymentStarted());
            case FIX_DEPLOYED ->
                deployment(
                        event.getFixDeployed().getDeploymentId(),
                        event.getFixDeployed().getEnvironment(),
                        "finished");
            case FIX_DEPLOYMENT_PARTIAL ->
                deployment(
                        event.getFixDeploymentPartial().getDeploymentId(),
                        event.getFixDeploymentPartial().getEnvironment(),
                        "finished in part");
            case FIX_DEPLOYMENT_FAILED ->
                deployment(
                        event.getFixDeploymentFailed().getDeploymentId(),
                        event.getFixDeploymentFailed().getEnvironment(),
                        "failed");
            case CHECK_PASSED -> check(event.getCheckPassed().getCheck(), "passed");
            case CHECK_FAILED -> check(event.getCheckFailed().getCheck(), "failed");
            case FIX_VERIFIED ->
                fix(
                        "verified",
                        event.getFixVerified().getEnvironment(),
                        event.getFixVerified().getSystemsList());
            case FIX_REJECTED ->
                fix(
                        "rejected",
                        event.getFixRejected().getEnvironment(),
                        event.getFixRejected().getSystemsList());
            case SIGNED_OFF -> signedOff(event.getSignedOff());
            case MITIGATED ->
                event.getMitigated().getImpactContinues() ? "Mitigated; some impact goes on" : "Mitigated";
            case WATCH_STARTED ->
                "Watching until " + clock(event.getWatchStarted().getUntil(), event);
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
            case DEPLOYMENT_SCHEDULED -> planned(event.getDeploymentScheduled(), event);
            case DEPLOYMENT_SCHEDULE_CANCELED ->
                "Planned deployment %s canceled"
                        .formatted(event.getDeploymentScheduleCanceled().getScheduleId());
            case CHECKLIST_ITEM_TICKED ->
                "Checklist: %s (%s)"
                        .formatted(
                                event.getChecklistItemTicked().getTitle(),
                                Words.spoken(event.getChecklistItemTicked().getState(), "done"));
            case ACCESS_RESTRICTED ->
                "Access restricted to "
                        + String.join(", ", event.getAccessRestricted().getVisibleToList());
            case ACCESS_OPENED -> "Access opened to all";
            case MERGED -> "Merged into " + event.getMerged().getIntoIncidentNumber();
            case ABSORBED -> "Absorbed " + event.getAbsorbed().getIncidentNumber();
            case SPLIT -> "Split: part of it goes on as " + event.getSplit().getIntoIncidentNumber();
            case SPLIT_OFF -> "Split off from " + event.getSplitOff().getFromIncidentNumber();
            case FACT_NOT_SET -> "An event this version does not know";
        };
    }

    private static String reportAdded(ReportAdded added) {
        var from = added.getReporter().isEmpty() ? "" : " by " + added.getReporter();
        return "Reported again (%s)%s".formatted(Words.spoken(added.getSource(), "other"), from);
    }

    private static String severity(SeverityChanged changed) {
        return "Severity %s → %s"
                .formatted(Words.of(changed.getFrom(), "not set"), Words.of(changed.getTo(), "not set"));
    }

    private static String impactStarted(ImpactStarted started) {
        return "%s is %s%s"
                .formatted(
                        target(started.getTarget()),
                        Words.of(started.getLevel(), "impacted"),
                        assumed(started.getAssumed()));
    }

    private static String impactChanged(ImpactChanged changed) {
        return "%s is now %s%s"
                .formatted(
                        target(changed.getTarget()),
                        Words.of(changed.getTo(), "impacted"),
                        assumed(changed.getAssumed()));
    }

    private static String assumed(boolean isAssumed) {
        return isAssumed ? " (assumed)" : "";
    }

    private static String target(ImpactTarget target) {
        var narrowed = Stream.of(target.getFunctionality(), target.getRegion())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return narrowed.isEmpty() ? target.getSystem() : "%s (%s)".formatted(target.getSystem(), narrowed);
    }

    private static String usersAffected(UsersAffectedEstimated estimated) {
        var value = number(estimated.getValue());
        var range = estimated.hasUpper() ? value + "–" + number(estimated.getUpper()) : value;
        return "About %s %s affected".formatted(range, estimated.getUnit());
    }

    /** Exact, without a needless fraction: 5,000 and not 5000.0, 0.25 as it is, 1e308 and not 309 digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        var exact = BigDecimal.valueOf(value).stripTrailingZeros();
        var exponent = exact.precision() - exact.scale() - 1;
        return Math.abs(exponent) < MOST_DIGITS
                ? String.format(Locale.ROOT, "%,." + Math.max(0, exact.scale()) + "f", exact)
                : exact.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    private static String joined(ParticipantJoined joined) {
        var as = Stream.of(joined.getRole(), joined.getTeam())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return as.isEmpty() ? joined.getPerson() + " joined" : "%s joined (%s)".formatted(joined.getPerson(), as);
    }

    /** Who dismisses or merges an incident does not say that anything works. */
    private static String impactEnded(ImpactEnded ended) {
        var isNoLongerCounted = ended.getReason() == ImpactEndReason.IMPACT_END_REASON_DISMISSED
                || ended.getReason() == ImpactEndReason.IMPACT_END_REASON_MERGED;
        var words = isNoLongerCounted ? "%s no longer counted here" : "%s is no longer impacted";
        return words.formatted(target(ended.getTarget()));
    }

    private static String opened(WarRoomOpened opened) {
        return opened.getProvider().isEmpty()
                ? "War room opened"
                : "War room opened (%s)".formatted(opened.getProvider());
    }

    private static String named(ParticipantNamed named) {
        var as = Stream.of(named.getRole(), named.getTeam())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return as.isEmpty() ? named.getPerson() + " took part" : "%s took part (%s)".formatted(named.getPerson(), as);
    }

    private static String assigned(RoleAssigned assigned) {
        var instead = assigned.getPrevious().isEmpty() ? "" : " instead of " + assigned.getPrevious();
        return "%s is %s%s".formatted(assigned.getPerson(), Words.spoken(assigned.getRole(), "responder"), instead);
    }

    private static String hypothesis(HypothesisRaised raised) {
        return "Hypothesis %s: %s".formatted(raised.getHypothesisId(), Words.spoken(raised.getArea(), "other"));
    }

    private static String signedOff(SignedOff signed) {
        return signed.getSystem().isEmpty()
                ? "%s signed off".formatted(signed.getPerson())
                : "%s signed off %s".formatted(signed.getPerson(), signed.getSystem());
    }

    private static String proposed(StrategyProposed proposed) {
        return "Proposed: " + strategy(proposed.getStrategy())
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
        var of = dismissed.getDuplicateOf().isEmpty() ? "" : " of " + dismissed.getDuplicateOf();
        return "Dismissed: %s%s".formatted(Words.spoken(dismissed.getReason(), "no incident"), of);
    }

    private static String note(NoteTaken note) {
        var kind = Words.spoken(note.getKind(), "note");
        var lost = note.hasMinutesLost() ? " (%s min lost)".formatted(number(note.getMinutesLost())) : "";
        return capitalized(kind) + lost;
    }

    private static String changeLinked(ChangeLinked linked) {
        var kind = Words.spoken(linked.getChange().getKind(), "change");
        return "%s %s is a %s"
                .formatted(
                        kind.equals("other") ? "Change" : capitalized(kind),
                        linked.getChange().getId(),
                        Words.spoken(linked.getRole(), "suspect"));
    }

    private static String strategy(Strategy strategy) {
        return Words.spoken(strategy, "not known to this version");
    }

    private static String planned(DeploymentScheduled plan, IncidentEvent event) {
        return "Deployment of %s to %s planned for %s (%s)"
                .formatted(
                        fix(plan.getSystem(), plan.getVersion()),
                        plan.getEnvironment(),
                        clock(plan.getPlannedAt(), event),
                        plan.getScheduleId());
    }

    private static String clock(Timestamp at, IncidentEvent event) {
        return ClockTime.of(PublishedEvent.instant(at), ClockTime.day(PublishedEvent.instant(event.getOccurredAt())));
    }

    private static String requested(FixDeploymentRequested requested) {
        var of = requested.getRequestedOf().isEmpty() ? "" : " of " + requested.getRequestedOf();
        return "Deployment of %s to %s requested%s (%s)"
                .formatted(
                        fix(requested.getSystem(), requested.getVersion()),
                        requested.getEnvironment(),
                        of,
                        requested.getDeploymentId());
    }

    private static String deploymentStarted(FixDeploymentStarted started) {
        var names = started.hasScheduleId()
                ? "%s, planned as %s".formatted(started.getDeploymentId(), started.getScheduleId())
                : started.getDeploymentId();
        return "Deploying %s to %s (%s)"
                .formatted(fix(started.getSystem(), started.getVersion()), started.getEnvironment(), names);
    }

    private static String fix(String system, String version) {
        var what = Stream.of(system, version).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return what.isEmpty() ? "fix" : what;
    }

    /** The system says it where it was time, and nobody had to. */
    private static String watchEnded(IncidentEvent event) {
        var isClean = event.getWatchEnded().getClean();
        if (event.getActor().getKind() == ActorKind.ACTOR_KIND_SYSTEM) {
            return isClean ? "Watch ended by itself, clean" : "Watch ended by itself, not clean";
        }
        return isClean ? "Watch ended clean" : "Watch ended, not clean";
    }

    private static String deployment(String id, String environment, String outcome) {
        return "Deployment %s to %s %s".formatted(id, environment, outcome);
    }

    private static String check(Check check, String outcome) {
        return "Check %s %s in %s".formatted(check.getName(), outcome, check.getEnvironment());
    }

    private static String fix(String outcome, String environment, List<String> systems) {
        var where = systems.isEmpty() ? "" : " for " + String.join(", ", systems);
        return "Fix %s in %s%s".formatted(outcome, environment, where);
    }

    private static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

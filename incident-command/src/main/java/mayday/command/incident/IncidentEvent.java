package mayday.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an incident, in the private shape the store keeps. Adding a record here makes the compiler list
 * what must change.
 */
public sealed interface IncidentEvent {

    /** When it happened in the world. */
    Moment when();

    record IncidentReported(
            Moment when,
            int number,
            String title,
            @Nullable String description,
            ReportSource source,
            @Nullable String reference,
            @Nullable String reporter,
            @Nullable Severity severity,
            List<AffectedSystem> systems,
            @Nullable Moment impactStartedAt,
            @Nullable Moment detectedAt,
            @Nullable Reproduction reproduction,
            Mode mode)
            implements IncidentEvent {}

    record ReportAdded(
            Moment when,
            ReportSource source,
            @Nullable String reference,
            @Nullable String text,
            @Nullable String reporter,
            @Nullable String system,
            @Nullable Reproduction reproduction)
            implements IncidentEvent {}

    record IncidentAcknowledged(Moment when, @Nullable String text) implements IncidentEvent {}

    record SeverityChanged(
            Moment when,
            @Nullable Severity from,
            Severity to,
            @Nullable String reason) implements IncidentEvent {}

    /** Raised to more attention without a change of severity or a named team. */
    record IncidentEscalated(Moment when, @Nullable String reason) implements IncidentEvent {}

    record TeamCalledIn(Moment when, String team, @Nullable String reason) implements IncidentEvent {}

    /** An interval opens, or an open one turns out to have begun earlier. */
    record ImpactStarted(
            Moment when,
            ImpactTarget target,
            ImpactLevel level,
            boolean assumed,
            @Nullable String text) implements IncidentEvent {}

    record ImpactChanged(
            Moment when,
            ImpactTarget target,
            ImpactLevel from,
            ImpactLevel to,
            boolean assumed,
            @Nullable String text) implements IncidentEvent {}

    record ImpactEnded(
            Moment when,
            ImpactTarget target,
            Reason reason,
            @Nullable String text) implements IncidentEvent {

        public enum Reason {
            STATED,
            MITIGATED,
            RESOLVED,
            DISMISSED,
            MERGED
        }
    }

    record UsersAffectedEstimated(
            Moment when,
            double value,
            @Nullable Double upper,
            String unit,
            @Nullable String method,
            @Nullable Confidence confidence)
            implements IncidentEvent {}

    /** It is open, or an open one is reached in another way. */
    record WarRoomOpened(
            Moment when, @Nullable String link, @Nullable String provider) implements IncidentEvent {}

    record WarRoomClosed(Moment when) implements IncidentEvent {}

    record ParticipantJoined(
            Moment when,
            String person,
            @Nullable String team,
            @Nullable String role) implements IncidentEvent {}

    record ParticipantLeft(Moment when, String person) implements IncidentEvent {}

    /** Took part, whether or not anybody saw them in the war room. */
    record ParticipantNamed(
            Moment when,
            String person,
            @Nullable String team,
            @Nullable String role) implements IncidentEvent {}

    /** Did not take part after all. */
    record ParticipantRemoved(
            Moment when, String person, @Nullable String reason) implements IncidentEvent {}

    record RoleAssigned(
            Moment when,
            ResponderRole role,
            String person,
            @Nullable String previous) implements IncidentEvent {}

    /** Only these people and teams are meant to see the incident. */
    record AccessRestricted(
            Moment when, List<String> visibleTo, @Nullable String reason) implements IncidentEvent {}

    record AccessOpened(Moment when, @Nullable String reason) implements IncidentEvent {}

    record NoteTaken(
            Moment when,
            NoteKind kind,
            String text,
            @Nullable String system,
            @Nullable Integer minutesLost,
            List<Evidence> evidence)
            implements IncidentEvent {}

    /** {@code title} is what the item asked for when it was ticked: lists change. */
    record ChecklistItemTicked(
            Moment when,
            String itemId,
            String title,
            ChecklistState state,
            @Nullable String reason) implements IncidentEvent {}

    record HypothesisRaised(Moment when, String hypothesisId, HypothesisArea area, String text, List<Evidence> evidence)
            implements IncidentEvent {}

    record HypothesisRuledOut(
            Moment when, String hypothesisId, @Nullable String reason, List<Evidence> evidence)
            implements IncidentEvent {}

    record HypothesisConfirmed(
            Moment when, String hypothesisId, @Nullable String reason, List<Evidence> evidence)
            implements IncidentEvent {}

    record ChangeLinked(
            Moment when,
            Change change,
            Change.Role role,
            @Nullable String reason) implements IncidentEvent {}

    record ChangeUnlinked(
            Moment when,
            String changeId,
            Change.Role role,
            @Nullable String reason) implements IncidentEvent {}

    /** A way back that somebody thinks of; nothing is chosen by it. */
    record StrategyProposed(
            Moment when,
            Strategy strategy,
            @Nullable String rationale,
            List<String> inFavor,
            List<String> against,
            @Nullable String proposedBy)
            implements IncidentEvent {}

    /**
     * The way back that is taken from now on.
     *
     * @param revertCommit the new commit that undoes the range; it, its message {@code revertMessage} and {@code
     *     advice} are absent in what older releases wrote
     */
    record StrategyChosen(
            Moment when,
            Strategy strategy,
            @Nullable String rationale,
            List<StrategyOption> options,
            List<String> decidedBy,
            @Nullable CommitRange reverted,
            List<RollbackPart> rollbackParts,
            @Nullable RestoreSource restoreSource,
            @Nullable String provenance,
            @Nullable String revertCommit,
            @Nullable String revertMessage,
            @Nullable AdviceTaken advice)
            implements IncidentEvent {}

    /** The earlier choice no longer holds; a {@link StrategyChosen} follows. */
    record StrategySuperseded(
            Moment when, Strategy strategy, @Nullable String reason) implements IncidentEvent {}

    /** What must go back, in place of an earlier plan. */
    record RollbackPlanned(Moment when, List<RollbackPart> parts) implements IncidentEvent {}

    record RollbackStepCompleted(
            Moment when, String part, @Nullable String text) implements IncidentEvent {}

    /** It did not go back; it may be tried again. */
    record RollbackStepFailed(
            Moment when, String part, @Nullable String reason) implements IncidentEvent {}

    record DeploymentScheduled(
            Moment when,
            String scheduleId,
            String environment,
            Instant plannedAt,
            @Nullable String system,
            @Nullable String version,
            String undoPlan,
            List<String> approvedBy)
            implements IncidentEvent {}

    record DeploymentScheduleCanceled(
            Moment when, String scheduleId, @Nullable String reason) implements IncidentEvent {}

    /**
     * Somebody, a tool as a rule, was asked to deploy a fix.
     *
     * @param requestedOf who or what is to do it
     * @param overrideReason present where it was asked for although a gate was closed
     */
    record FixDeploymentRequested(
            Moment when,
            String deploymentId,
            String environment,
            @Nullable String system,
            @Nullable String version,
            List<String> commits,
            @Nullable String pipelineUrl,
            @Nullable String undoPlan,
            @Nullable String scheduleId,
            @Nullable String requestedOf,
            @Nullable String overrideReason)
            implements IncidentEvent {}

    /**
     * A deployment of a fix has begun.
     *
     * @param overrideReason present where it was started although a gate was closed
     */
    record FixDeploymentStarted(
            Moment when,
            String deploymentId,
            String environment,
            @Nullable String system,
            @Nullable String version,
            List<String> commits,
            @Nullable String pipelineUrl,
            @Nullable String undoPlan,
            @Nullable String scheduleId,
            @Nullable String overrideReason)
            implements IncidentEvent {}

    record FixDeployed(
            Moment when,
            String deploymentId,
            String environment,
            @Nullable String text) implements IncidentEvent {}

    record FixDeploymentPartial(
            Moment when,
            String deploymentId,
            String environment,
            @Nullable String text) implements IncidentEvent {}

    record FixDeploymentFailed(
            Moment when,
            String deploymentId,
            String environment,
            @Nullable String text) implements IncidentEvent {}

    record CheckPassed(Moment when, Check check) implements IncidentEvent {}

    record CheckFailed(Moment when, Check check) implements IncidentEvent {}

    record FixVerified(
            Moment when,
            String environment,
            List<String> systems,
            @Nullable String text) implements IncidentEvent {}

    record FixRejected(Moment when, String environment, List<String> systems, String reason) implements IncidentEvent {}

    /** Somebody is confident: in one system, or in all of them. */
    record SignedOff(
            Moment when,
            String person,
            @Nullable String system,
            @Nullable String text) implements IncidentEvent {}

    record IncidentMitigated(Moment when, @Nullable String text, boolean impactContinues) implements IncidentEvent {}

    record WatchStarted(Moment when, Instant until, List<String> watching) implements IncidentEvent {}

    record WatchEnded(Moment when, boolean clean, @Nullable String text) implements IncidentEvent {}

    /** Something new was seen after the fix. */
    record RegressionReported(
            Moment when,
            String text,
            @Nullable String system,
            @Nullable String reference) implements IncidentEvent {

        /** What is told as the reason of all that it brings. */
        String asReason() {
            return "Regression: " + text;
        }

        boolean isReasonOf(@Nullable String reason) {
            return asReason().equals(reason);
        }
    }

    record IncidentResolved(
            Moment when,
            @Nullable String summary,
            boolean override,
            @Nullable String overrideReason) implements IncidentEvent {}

    /** Something was said of an entry of the log, and not of the incident. */
    sealed interface AboutEntry extends IncidentEvent {

        UUID eventId();
    }

    /** The entry should have said this. */
    record EntryCorrected(Moment when, UUID eventId, String reason, Correction correction) implements AboutEntry {}

    /** The entry does not count. */
    record EntryRetracted(Moment when, UUID eventId, String reason) implements AboutEntry {}

    record EntryPinned(Moment when, UUID eventId) implements AboutEntry {}

    record EntryUnpinned(Moment when, UUID eventId) implements AboutEntry {}

    record IncidentDismissed(
            Moment when,
            DismissReason reason,
            @Nullable String duplicateOf,
            @Nullable String text) implements IncidentEvent {}

    /** It goes on in another incident. */
    record IncidentMerged(
            Moment when,
            UUID into,
            int intoNumber,
            @Nullable String reason) implements IncidentEvent {}

    /** Another incident goes on in this one: the other side of an {@link IncidentMerged}. */
    record IncidentAbsorbed(
            Moment when,
            UUID from,
            int fromNumber,
            @Nullable String reason) implements IncidentEvent {}

    /** Part of it goes on as an incident of its own. */
    record IncidentSplit(
            Moment when,
            UUID into,
            int intoNumber,
            @Nullable String reason) implements IncidentEvent {}

    /** It was part of another incident: the other side of an {@link IncidentSplit}. */
    record IncidentSplitOff(
            Moment when,
            UUID from,
            int fromNumber,
            @Nullable String reason) implements IncidentEvent {}

    record IncidentReopened(Moment when, @Nullable String reason) implements IncidentEvent {}
}

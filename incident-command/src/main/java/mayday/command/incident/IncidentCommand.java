package mayday.command.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an incident. {@code when} is the moment it speaks of, not the moment it is sent. */
public sealed interface IncidentCommand {

    IncidentId incident();

    Moment when();

    /** Every incident that is decided on. */
    default List<IncidentId> concerned() {
        return List.of(incident());
    }

    record ReportIncident(
            IncidentId incident,
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
            @Nullable Change suspectedChange,
            Mode mode)
            implements IncidentCommand {

        public ReportIncident {
            systems = List.copyOf(systems);
        }
    }

    record AddReport(
            IncidentId incident,
            Moment when,
            ReportSource source,
            @Nullable String reference,
            @Nullable String text,
            @Nullable String reporter,
            @Nullable String system,
            @Nullable Reproduction reproduction)
            implements IncidentCommand {}

    record Acknowledge(
            IncidentId incident, Moment when, @Nullable String text) implements IncidentCommand {}

    record Escalate(
            IncidentId incident,
            Moment when,
            @Nullable Severity severity,
            @Nullable String reason,
            List<String> teams) implements IncidentCommand {

        public Escalate {
            teams = List.copyOf(teams);
        }
    }

    record Deescalate(
            IncidentId incident,
            Moment when,
            Severity severity,
            @Nullable String reason) implements IncidentCommand {}

    record StartImpact(
            IncidentId incident,
            Moment when,
            ImpactTarget target,
            ImpactLevel level,
            boolean assumed,
            @Nullable String text)
            implements IncidentCommand {}

    record ChangeImpact(
            IncidentId incident,
            Moment when,
            ImpactTarget target,
            ImpactLevel level,
            boolean assumed,
            @Nullable String text)
            implements IncidentCommand {}

    record EndImpact(
            IncidentId incident,
            Moment when,
            ImpactTarget target,
            @Nullable String text) implements IncidentCommand {}

    /** {@code upper} is present where a range is given. */
    record EstimateUsersAffected(
            IncidentId incident,
            Moment when,
            double value,
            @Nullable Double upper,
            String unit,
            @Nullable String method,
            @Nullable Confidence confidence)
            implements IncidentCommand {}

    record OpenWarRoom(
            IncidentId incident,
            Moment when,
            @Nullable String link,
            @Nullable String provider) implements IncidentCommand {}

    record CloseWarRoom(IncidentId incident, Moment when) implements IncidentCommand {}

    record JoinWarRoom(
            IncidentId incident,
            Moment when,
            String person,
            @Nullable String team,
            @Nullable String role) implements IncidentCommand {}

    record LeaveWarRoom(IncidentId incident, Moment when, String person) implements IncidentCommand {}

    record NameParticipant(
            IncidentId incident,
            Moment when,
            String person,
            @Nullable String team,
            @Nullable String role) implements IncidentCommand {}

    record RemoveParticipant(
            IncidentId incident,
            Moment when,
            String person,
            @Nullable String reason) implements IncidentCommand {}

    /** {@code visibleTo} names people and teams. */
    record Restrict(
            IncidentId incident,
            Moment when,
            List<String> visibleTo,
            @Nullable String reason) implements IncidentCommand {

        public Restrict {
            visibleTo = List.copyOf(visibleTo);
        }
    }

    record Unrestrict(
            IncidentId incident, Moment when, @Nullable String reason) implements IncidentCommand {}

    record AssignRole(IncidentId incident, Moment when, ResponderRole role, String person) implements IncidentCommand {}

    record Note(
            IncidentId incident,
            Moment when,
            NoteKind kind,
            String text,
            @Nullable String system,
            @Nullable Integer minutesLost,
            List<Evidence> evidence)
            implements IncidentCommand {

        public Note {
            evidence = List.copyOf(evidence);
        }
    }

    /** No id given means the next one of our own. */
    record Hypothesize(
            IncidentId incident,
            Moment when,
            @Nullable String hypothesisId,
            HypothesisArea area,
            String text,
            List<Evidence> evidence)
            implements IncidentCommand {

        public Hypothesize {
            evidence = List.copyOf(evidence);
        }
    }

    record RuleOut(
            IncidentId incident,
            Moment when,
            String hypothesisId,
            @Nullable String reason,
            List<Evidence> evidence) implements IncidentCommand {

        public RuleOut {
            evidence = List.copyOf(evidence);
        }
    }

    record ConfirmHypothesis(
            IncidentId incident,
            Moment when,
            String hypothesisId,
            @Nullable String reason,
            List<Evidence> evidence) implements IncidentCommand {

        public ConfirmHypothesis {
            evidence = List.copyOf(evidence);
        }
    }

    /** {@code list} is the checklist in force. */
    record TickChecklist(
            IncidentId incident,
            Moment when,
            Checklist list,
            String itemId,
            ChecklistState state,
            @Nullable String reason)
            implements IncidentCommand {}

    record LinkChange(
            IncidentId incident,
            Moment when,
            Change change,
            Change.Role role,
            @Nullable String reason) implements IncidentCommand {}

    /** No role given means every one it is linked in. */
    record UnlinkChange(
            IncidentId incident,
            Moment when,
            String changeId,
            Change.@Nullable Role role,
            @Nullable String reason) implements IncidentCommand {}

    record ProposeStrategy(
            IncidentId incident,
            Moment when,
            Strategy strategy,
            @Nullable String rationale,
            List<String> inFavor,
            List<String> against,
            @Nullable String proposedBy)
            implements IncidentCommand {

        public ProposeStrategy {
            inFavor = List.copyOf(inFavor);
            against = List.copyOf(against);
        }
    }

    /**
     * {@code revertCommit} undoes the range, and {@code revertMessage} is its message; {@code answers} is absent where nobody was asked; {@code builds} is what the
     * door has found in the log of all incidents.
     */
    record ChooseStrategy(
            IncidentId incident,
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
            @Nullable StrategyAnswers answers,
            KnownBuilds builds)
            implements IncidentCommand {

        public ChooseStrategy {
            options = List.copyOf(options);
            decidedBy = List.copyOf(decidedBy);
            rollbackParts = List.copyOf(rollbackParts);
        }

        public ChooseStrategy with(KnownBuilds found) {
            return new ChooseStrategy(
                    incident,
                    when,
                    strategy,
                    rationale,
                    options,
                    decidedBy,
                    reverted,
                    rollbackParts,
                    restoreSource,
                    provenance,
                    revertCommit,
                    revertMessage,
                    answers,
                    found);
        }
    }

    /** Takes the place of an earlier plan. */
    record PlanRollback(IncidentId incident, Moment when, List<RollbackPart> parts) implements IncidentCommand {

        public PlanRollback {
            parts = List.copyOf(parts);
        }
    }

    record CompleteRollbackStep(
            IncidentId incident,
            Moment when,
            String part,
            Result outcome,
            @Nullable String text) implements IncidentCommand {

        public enum Result {
            DONE,
            FAILED
        }
    }

    /** No id given means the next one of our own. A plan may lie in the future, and says how it would be undone. */
    record ScheduleDeployment(
            IncidentId incident,
            Moment when,
            @Nullable String scheduleId,
            String environment,
            Instant plannedAt,
            @Nullable String system,
            @Nullable String version,
            String undoPlan,
            List<String> approvedBy)
            implements IncidentCommand {

        public ScheduleDeployment {
            environment = Environment.canonical(environment);
            // The store keeps microseconds; cutting here keeps a repetition the same.
            plannedAt = plannedAt.truncatedTo(ChronoUnit.MICROS);
            approvedBy = List.copyOf(approvedBy);
        }
    }

    record CancelSchedule(
            IncidentId incident,
            Moment when,
            String scheduleId,
            @Nullable String reason) implements IncidentCommand {}

    /** Asks for what {@link DeployFix} starts under the same id. */
    record RequestDeployment(
            IncidentId incident,
            Moment when,
            String deploymentId,
            @Nullable String environment,
            @Nullable String system,
            @Nullable String version,
            List<String> commits,
            @Nullable String pipelineUrl,
            @Nullable String undoPlan,
            @Nullable String scheduleId,
            @Nullable String requestedOf,
            boolean override,
            @Nullable String overrideReason)
            implements IncidentCommand {

        public RequestDeployment {
            environment = environment == null ? null : Environment.canonical(environment);
            commits = List.copyOf(commits);
        }
    }

    /** No environment given means the one it was requested for, or else production. */
    record DeployFix(
            IncidentId incident,
            Moment when,
            String deploymentId,
            @Nullable String environment,
            @Nullable String system,
            @Nullable String version,
            List<String> commits,
            @Nullable String pipelineUrl,
            @Nullable String undoPlan,
            @Nullable String scheduleId,
            boolean override,
            @Nullable String overrideReason)
            implements IncidentCommand {

        public DeployFix {
            environment = environment == null ? null : Environment.canonical(environment);
            commits = List.copyOf(commits);
        }
    }

    record FinishDeployment(
            IncidentId incident,
            Moment when,
            String deploymentId,
            Outcome outcome,
            @Nullable String text) implements IncidentCommand {

        public enum Outcome {
            SUCCEEDED,
            PARTIAL,
            FAILED
        }
    }

    record RecordCheck(IncidentId incident, Moment when, Check check, boolean passed) implements IncidentCommand {}

    /** No systems named means every affected one. */
    record Verify(
            IncidentId incident,
            Moment when,
            String environment,
            List<String> systems,
            @Nullable String text) implements IncidentCommand {

        public Verify {
            environment = Environment.canonical(environment);
            systems = List.copyOf(systems);
        }
    }

    record RejectFix(IncidentId incident, Moment when, String environment, List<String> systems, String reason)
            implements IncidentCommand {

        public RejectFix {
            environment = Environment.canonical(environment);
            systems = List.copyOf(systems);
        }
    }

    record SignOff(
            IncidentId incident,
            Moment when,
            String person,
            @Nullable String system,
            @Nullable String text) implements IncidentCommand {}

    record Mitigate(
            IncidentId incident, Moment when, @Nullable String text, boolean impactContinues)
            implements IncidentCommand {}

    /** No length given means the one that goes with the severity. */
    record StartWatch(
            IncidentId incident, Moment when, @Nullable Duration length, List<String> watching)
            implements IncidentCommand {

        public StartWatch {
            watching = List.copyOf(watching);
        }
    }

    record EndWatch(
            IncidentId incident,
            Moment when,
            boolean clean,
            @Nullable String text) implements IncidentCommand {}

    /** Time itself says that a watch was to end: the one that ends at {@code when}, and no other. */
    record ExpireWatch(IncidentId incident, Moment when) implements IncidentCommand {}

    record ReportRegression(
            IncidentId incident,
            Moment when,
            String text,
            @Nullable String system,
            @Nullable String reference) implements IncidentCommand {}

    record Resolve(
            IncidentId incident,
            Moment when,
            @Nullable String summary,
            boolean override,
            @Nullable String overrideReason)
            implements IncidentCommand {}

    /** Another incident is concerned too: this one goes on there. */
    record Merge(
            IncidentId incident,
            Moment when,
            IncidentId into,
            int intoNumber,
            @Nullable String reason) implements IncidentCommand {

        @Override
        public List<IncidentId> concerned() {
            return List.of(incident, into);
        }
    }

    /** Part of this one begins as an incident of its own, whose names were made for it. */
    record Split(
            IncidentId incident,
            Moment when,
            IncidentId into,
            int intoNumber,
            String title,
            @Nullable String reason,
            @Nullable Severity severity,
            List<AffectedSystem> systems)
            implements IncidentCommand {

        public Split {
            systems = List.copyOf(systems);
        }

        @Override
        public List<IncidentId> concerned() {
            return List.of(incident, into);
        }
    }

    record Reopen(
            IncidentId incident, Moment when, @Nullable String reason) implements IncidentCommand {}

    /** What is said of an entry of the log, and not of the incident. */
    sealed interface AboutEntry extends IncidentCommand {

        UUID eventId();
    }

    record Correct(IncidentId incident, Moment when, UUID eventId, String reason, Correction correction)
            implements AboutEntry {}

    record Retract(IncidentId incident, Moment when, UUID eventId, String reason) implements AboutEntry {}

    record Pin(IncidentId incident, Moment when, UUID eventId) implements AboutEntry {}

    record Unpin(IncidentId incident, Moment when, UUID eventId) implements AboutEntry {}

    record Dismiss(
            IncidentId incident,
            Moment when,
            DismissReason reason,
            @Nullable String duplicateOf,
            @Nullable String text) implements IncidentCommand {}
}

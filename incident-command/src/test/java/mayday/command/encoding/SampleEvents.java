package mayday.command.encoding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.command.incident.AdviceTaken;
import mayday.command.incident.AffectedSystem;
import mayday.command.incident.Change;
import mayday.command.incident.Check;
import mayday.command.incident.ChecklistState;
import mayday.command.incident.CommitRange;
import mayday.command.incident.Confidence;
import mayday.command.incident.Correction;
import mayday.command.incident.DismissReason;
import mayday.command.incident.Evidence;
import mayday.command.incident.HypothesisArea;
import mayday.command.incident.ImpactLevel;
import mayday.command.incident.ImpactTarget;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentEvent.*;
import mayday.command.incident.Mode;
import mayday.command.incident.Moment;
import mayday.command.incident.NoteKind;
import mayday.command.incident.Precision;
import mayday.command.incident.ReportSource;
import mayday.command.incident.Reproduction;
import mayday.command.incident.ResponderRole;
import mayday.command.incident.RestoreSource;
import mayday.command.incident.RollbackPart;
import mayday.command.incident.Severity;
import mayday.command.incident.Strategy;
import mayday.command.incident.StrategyAnswers;
import mayday.command.incident.StrategyOption;

/** One event of every type with every field set. */
public final class SampleEvents {

    static final Moment WHEN = Moment.exactly(Instant.parse("2026-03-01T12:00:00.123456Z"));
    private static final Moment SINCE = new Moment(Instant.parse("2026-03-01T11:58:00Z"), Precision.APPROXIMATE);
    private static final ImpactTarget TARGET = new ImpactTarget("checkout", "payment", "eu-west");
    private static final Evidence EVIDENCE = new Evidence(
            "https://logs.example/q", "status:500 \u0000 ü", Instant.parse("2026-03-01T11:00:00Z"), SINCE.at());
    private static final Check CHECK =
            new Check("can pay", "checkout", "production", true, "run-7", EVIDENCE, "Alice", "took 3 s");

    private static final UUID ENTRY = UUID.fromString("01955a2e-7a3f-7d4c-8e11-7a9b2c4d6e02");
    private static final UUID OTHER = UUID.fromString("01955a2e-79f0-7b1e-8c41-0c9d4e2b7f01");

    private SampleEvents() {}

    public static Stream<IncidentEvent> all() {
        return Stream.of(
                new IncidentReported(
                        WHEN,
                        42,
                        "Checkout is down",
                        "Nobody can pay",
                        ReportSource.SOCIAL,
                        "https://social.example/1",
                        "a customer",
                        Severity.SEV1,
                        List.of(new AffectedSystem(TARGET, ImpactLevel.DOWN, true, SINCE)),
                        SINCE,
                        WHEN,
                        new Reproduction(List.of("open the basket", "pay"), "a receipt", "an error", "production"),
                        Mode.RETROSPECTIVE),
                new ReportAdded(
                        WHEN,
                        ReportSource.SUPPORT,
                        "T-1",
                        "12 tickets",
                        "support",
                        "checkout",
                        new Reproduction(List.of("pay"), null, null, null)),
                new IncidentAcknowledged(WHEN, "on it"),
                new SeverityChanged(WHEN, Severity.SEV3, Severity.SEV2, "it spreads"),
                new IncidentEscalated(WHEN, "no progress"),
                new TeamCalledIn(WHEN, "payments", "they own it"),
                new ImpactStarted(WHEN, TARGET, ImpactLevel.DOWN, true, "all errors"),
                new ImpactChanged(WHEN, TARGET, ImpactLevel.DOWN, ImpactLevel.DEGRADED, false, "slow now"),
                new ImpactEnded(WHEN, TARGET, ImpactEnded.Reason.MITIGATED, "fine again"),
                new UsersAffectedEstimated(WHEN, 1200.5, 2000.0, "users", "by orders", Confidence.MEDIUM),
                new ParticipantJoined(WHEN, "bob", "payments", "scribe"),
                new ParticipantLeft(WHEN, "bob"),
                new NoteTaken(WHEN, NoteKind.OBSTACLE, "no access", "checkout", 12, List.of(EVIDENCE)),
                new ChangeLinked(
                        WHEN,
                        new Change("deploy-9", Change.Kind.DEPLOYMENT, "checkout", "https://git.example/9", SINCE),
                        Change.Role.SUSPECT,
                        "right before"),
                new StrategyChosen(
                        WHEN,
                        Strategy.ROLLBACK,
                        "fastest",
                        List.of(new StrategyOption(Strategy.HOTFIX, List.of("keeps data"), List.of("slow"))),
                        List.of("alice"),
                        new CommitRange("a1", "b2"),
                        List.of(new RollbackPart(
                                "schema", RollbackPart.Kind.DATABASE, "v8", "dba", 2, List.of("code"))),
                        RestoreSource.DEVELOPER_COPY,
                        "Alice's laptop",
                        "c3",
                        "This reverts commits a1..b2.",
                        new AdviceTaken(
                                new StrategyAnswers(false, true, 90, true, false, false, true, false),
                                Strategy.REVERT,
                                List.of("cache_policy"))),
                new StrategyProposed(
                        WHEN, Strategy.REVERT, "cause unclear", List.of("quick"), List.of("loses a feature"), "bob"),
                new RollbackPlanned(
                        WHEN,
                        List.of(
                                new RollbackPart("code", RollbackPart.Kind.CODE, "v8", "alice", 1, List.of()),
                                new RollbackPart(
                                        "schema", RollbackPart.Kind.DATABASE, "41", "dba", 2, List.of("code")))),
                new RollbackStepCompleted(WHEN, "code", "all nodes"),
                new RollbackStepFailed(WHEN, "schema", "locked"),
                new StrategySuperseded(WHEN, Strategy.HOTFIX, "too slow"),
                new DeploymentScheduled(
                        WHEN,
                        "S1",
                        "production",
                        Instant.parse("2026-03-02T09:00:00Z"),
                        "checkout",
                        "v9.2",
                        "deploy v9.1",
                        List.of("alice")),
                new DeploymentScheduleCanceled(WHEN, "S1", "not ready"),
                new FixDeploymentRequested(
                        WHEN,
                        "fix-1",
                        "production",
                        "checkout",
                        "v9.1",
                        List.of("c3"),
                        "https://ci.example/1",
                        "redo",
                        "S1",
                        "the deployer of payments",
                        "no staging"),
                new FixDeploymentStarted(
                        WHEN,
                        "fix-1",
                        "production",
                        "checkout",
                        "v9.1",
                        List.of("c3"),
                        "https://ci.example/1",
                        "redo",
                        "S1",
                        "no staging"),
                new FixDeployed(WHEN, "fix-1", "production", "all nodes"),
                new FixDeploymentPartial(WHEN, "fix-1", "production", "half"),
                new FixDeploymentFailed(WHEN, "fix-1", "production", "image missing"),
                new CheckPassed(WHEN, CHECK),
                new CheckFailed(WHEN, CHECK),
                new FixVerified(WHEN, "production", List.of("checkout"), "orders flow"),
                new FixRejected(WHEN, "staging", List.of("checkout"), "still errors"),
                new IncidentMitigated(WHEN, "feature off", true),
                new WatchStarted(WHEN, Instant.parse("2026-03-01T13:00:00Z"), List.of("error rate")),
                new WatchEnded(WHEN, true, "quiet"),
                new IncidentResolved(WHEN, "rolled back", true, "no staging here"),
                new IncidentReopened(WHEN, "it is back"),
                new WarRoomOpened(WHEN, "https://meet.example/42", "Meet"),
                new WarRoomClosed(WHEN),
                new ParticipantNamed(WHEN, "carol", "database", "expert"),
                new ParticipantRemoved(WHEN, "bob", "on leave"),
                new AccessRestricted(WHEN, List.of("alice", "payments"), "personal data"),
                new AccessOpened(WHEN, "it is known"),
                new ChecklistItemTicked(WHEN, "smoke-tests", "Run them", ChecklistState.SKIPPED, "none there"),
                new RoleAssigned(WHEN, ResponderRole.COMMANDER, "alice", "bob"),
                new HypothesisRaised(WHEN, "H1", HypothesisArea.DATA, "rows without a currency", List.of(EVIDENCE)),
                new HypothesisRuledOut(WHEN, "H1", "no such rows", List.of(EVIDENCE)),
                new HypothesisConfirmed(WHEN, "H1", "found some", List.of(EVIDENCE)),
                new ChangeUnlinked(WHEN, "deploy-9", Change.Role.SUSPECT, "it came later"),
                new SignedOff(WHEN, "alice", "checkout", "orders flow"),
                new EntryCorrected(
                        WHEN,
                        ENTRY,
                        "read the wrong graph",
                        new Correction(
                                SINCE,
                                "Checkout is slow",
                                "all cards",
                                ImpactLevel.PARTIAL,
                                Severity.SEV2,
                                900.0,
                                1000.0,
                                5,
                                "cart",
                                "staging",
                                "v9.2",
                                false,
                                SINCE,
                                WHEN)),
                new EntryRetracted(WHEN, ENTRY, "another incident"),
                new EntryPinned(WHEN, ENTRY),
                new EntryUnpinned(WHEN, ENTRY),
                new RegressionReported(WHEN, "receipts arrive twice", "mail", "T-2"),
                new IncidentDismissed(WHEN, DismissReason.DUPLICATE, "INC-41", "the same"),
                new IncidentMerged(WHEN, OTHER, 41, "the same fault"),
                new IncidentAbsorbed(WHEN, OTHER, 43, "the same fault"),
                new IncidentSplit(WHEN, OTHER, 44, "the mails are another fault"),
                new IncidentSplitOff(WHEN, OTHER, 41, "the mails are another fault"));
    }
}

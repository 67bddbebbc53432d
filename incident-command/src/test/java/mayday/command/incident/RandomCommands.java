package mayday.command.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import mayday.command.incident.Counterpart.Absorb;
import mayday.command.incident.Counterpart.SplitOff;
import mayday.command.incident.IncidentCommand.*;
import org.jspecify.annotations.Nullable;

/** Random commands, valid and invalid, over few names, so that they meet. */
public final class RandomCommands {

    private static final IncidentId OTHER = new IncidentId(new UUID(1, 2));
    private static final IncidentId ANOTHER = new IncidentId(new UUID(1, 3));

    private final IncidentId id;
    private final RandomGenerator random;

    public RandomCommands(IncidentId id, RandomGenerator random) {
        this.id = id;
        this.random = random;
    }

    public ReportIncident report() {
        var systems = List.of(
                new AffectedSystem(target(), maybe(any(ImpactLevel.values())), random.nextBoolean(), maybe(when())));
        return new ReportIncident(
                id,
                when(),
                1,
                "Trouble",
                null,
                any(ReportSource.values()),
                null,
                null,
                maybe(any(Severity.values())),
                systems,
                maybe(when()),
                maybe(when()),
                null,
                maybe(change()),
                any(Mode.values()));
    }

    public IncidentCommand next() {
        return switch (random.nextInt(36)) {
            case 0 -> report();
            case 1 -> new AddReport(id, when(), any(ReportSource.values()), null, "More", null, null, null);
            case 2 -> new Acknowledge(id, when(), null);
            case 3 -> new Escalate(id, when(), maybe(any(Severity.values())), maybe("Why"), teams());
            case 4 -> new Deescalate(id, when(), any(Severity.values()), null);
            case 5, 6 -> new StartImpact(id, when(), target(), any(ImpactLevel.values()), false, null);
            case 7 -> new ChangeImpact(id, when(), target(), any(ImpactLevel.values()), true, null);
            case 8 -> new EndImpact(id, when(), target(), null);
            case 9 -> new EstimateUsersAffected(id, when(), random.nextInt(100), null, "users", null, null);
            case 10 -> new JoinWarRoom(id, when(), any("ada", "bob"), null, maybe("scribe"));
            case 11 -> new LeaveWarRoom(id, when(), any("ada", "bob"));
            case 12 -> new Note(id, when(), any(NoteKind.values()), "Noted", null, null, List.of());
            case 13 -> new LinkChange(id, when(), change(), any(Change.Role.values()), null);
            case 14 -> chooseStrategy();
            case 15 -> deploy();
            case 16 -> new FinishDeployment(id, when(), any("d1", "d2"), any(FinishDeployment.Outcome.values()), null);
            case 17 -> new RecordCheck(id, when(), check(), random.nextBoolean());
            case 18 -> new Verify(id, when(), environment(), systems(), null);
            case 19 -> new RejectFix(id, when(), environment(), systems(), "No");
            case 20 -> new Mitigate(id, when(), null, random.nextBoolean());
            case 21 -> new StartWatch(id, when(), maybe(Duration.ofMinutes(5)), List.of());
            case 22 -> new EndWatch(id, when(), random.nextBoolean(), null);
            case 23 -> new OpenWarRoom(id, when(), maybe("https://meet.example/1"), any("Meet", "Zoom"));
            case 24 -> new CloseWarRoom(id, when());
            case 25 -> new NameParticipant(id, when(), any("ada", "bob"), null, maybe("scribe"));
            case 26 -> new RemoveParticipant(id, when(), any("ada", "bob"), null);
            case 27 -> new AssignRole(id, when(), any(ResponderRole.values()), any("ada", "bob"));
            case 28 -> new Hypothesize(id, when(), maybe("H1"), any(HypothesisArea.values()), "Here", List.of());
            case 29 -> new RuleOut(id, when(), any("H1", "H2"), null, List.of());
            case 30 -> new ConfirmHypothesis(id, when(), any("H1", "H2"), null, List.of());
            case 31 -> new UnlinkChange(id, when(), any("c1", "c2"), maybe(any(Change.Role.values())), null);
            case 32 -> new SignOff(id, when(), any("ada", "bob"), maybe("checkout"), null);
            case 33 -> random.nextBoolean() ? new ReportRegression(id, when(), "New", null, null) : dismiss();
            case 34 -> random.nextInt(5) == 0 ? kinship() : resolve();
            default -> new Reopen(id, when(), null);
        };
    }

    private IncidentCommand dismiss() {
        return new Dismiss(id, when(), any(DismissReason.values()), maybe("INC-2"), null);
    }

    /** Merges are rare: of what was merged hardly anything more is told. */
    private IncidentCommand kinship() {
        return random.nextInt(5) == 0 ? merge() : split();
    }

    private Merge merge() {
        return new Merge(id, when(), any(id, OTHER, ANOTHER), 2, maybe("The same"));
    }

    private Split split() {
        var into = new IncidentId(new UUID(random.nextLong(), random.nextLong()));
        var number = 1_000_000 + random.nextInt(2_000_000_000);
        return new Split(id, when(), into, number, "Another", null, maybe(any(Severity.values())), report().systems());
    }

    /** As another incident might ask. */
    public Absorb absorb() {
        var impact = new StartImpact(id, when(), target(), any(ImpactLevel.values()), false, null);
        return new Absorb(id, when(), OTHER, 2, null, List.of(impact));
    }

    /** The beginning of an incident that was part of another one. */
    public SplitOff splitOff() {
        return new SplitOff(report(), OTHER, 2, maybe("Another team"));
    }

    private ChooseStrategy chooseStrategy() {
        return new ChooseStrategy(
                id,
                when(),
                any(Strategy.values()),
                null,
                List.of(),
                List.of(),
                maybe(new CommitRange("a", "b")),
                List.of(),
                maybe(any(RestoreSource.values())),
                maybe("Ada's, at a1b2"));
    }

    private DeployFix deploy() {
        return new DeployFix(id, when(), any("d1", "d2"), environment(), null, null, List.of(), null, null);
    }

    private Check check() {
        return new Check(any("pay", "log in"), null, environment(), false, null, null, null, null);
    }

    private Resolve resolve() {
        return new Resolve(id, when(), null, random.nextBoolean(), maybe("Enough"));
    }

    private Change change() {
        return new Change(any("c1", "c2"), any(Change.Kind.values()), null, null, maybe(when()));
    }

    private ImpactTarget target() {
        return new ImpactTarget(any("checkout", "mail"), maybe("payments"), null);
    }

    private List<String> systems() {
        return random.nextBoolean() ? List.of() : List.of(any("checkout", "mail"));
    }

    private List<String> teams() {
        return random.nextBoolean() ? List.of() : List.of(any("payments", "database"));
    }

    private String environment() {
        return any("staging", "production");
    }

    private Moment when() {
        var at = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(60L * random.nextInt(120));
        return new Moment(at, any(Precision.EXACT, Precision.EXACT, Precision.APPROXIMATE, Precision.DAY));
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }
}

package mayday.command.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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
    private final Supplier<UUID> entries;

    /** Entries are spoken of by the ids that {@link Story} gives them. */
    public RandomCommands(IncidentId id, RandomGenerator random) {
        this(id, random, () -> Story.idOf(1 + random.nextInt(40)));
    }

    /** @param entries an event id of the incident, or none of it */
    public RandomCommands(IncidentId id, RandomGenerator random, Supplier<UUID> entries) {
        this.id = id;
        this.random = random;
        this.entries = entries;
    }

    public ReportIncident report() {
        return report(1);
    }

    public ReportIncident report(int number) {
        var systems = List.of(
                new AffectedSystem(target(), maybe(any(ImpactLevel.values())), random.nextBoolean(), maybe(when())));
        return new ReportIncident(
                id,
                when(),
                number,
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
        return switch (random.nextInt(39)) {
            case 0 -> report();
            case 1 -> new AddReport(id, when(), any(ReportSource.values()), null, "More", null, null, null);
            case 2 -> random.nextBoolean() ? new Acknowledge(id, when(), null) : tick();
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
            case 14 -> strategy();
            case 15 -> random.nextInt(3) == 0 ? request() : deploy();
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
            case 26 -> random.nextBoolean() ? new RemoveParticipant(id, when(), any("ada", "bob"), null) : access();
            case 27 -> new AssignRole(id, when(), any(ResponderRole.values()), any("ada", "bob"));
            case 28 -> new Hypothesize(id, when(), maybe("H1"), any(HypothesisArea.values()), "Here", List.of());
            case 29 -> new RuleOut(id, when(), any("H1", "H2"), null, List.of());
            case 30 -> new ConfirmHypothesis(id, when(), any("H1", "H2"), null, List.of());
            case 31 -> new UnlinkChange(id, when(), any("c1", "c2"), maybe(any(Change.Role.values())), null);
            case 32 -> new SignOff(id, when(), any("ada", "bob"), maybe("checkout"), null);
            case 33 -> random.nextBoolean() ? new ReportRegression(id, when(), "New", null, null) : dismiss();
            case 34 -> random.nextInt(5) == 0 ? kinship() : resolve();
            case 35 -> schedule();
            case 36 -> new CancelSchedule(id, when(), any("S1", "S2"), null);
            case 37 -> new ExpireWatch(id, when());
            default -> new Reopen(id, when(), null);
        };
    }

    /** Now and then of the log, else of the incident. */
    public IncidentCommand ofLogOrIncident() {
        return random.nextInt(8) == 0 ? ofLog() : next();
    }

    public AboutEntry ofLog() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Correct(id, when(), entries.get(), "Misread", correction());
            case 2, 3 -> new Retract(id, when(), entries.get(), "Not ours");
            case 4 -> new Pin(id, when(), entries.get());
            default -> new Unpin(id, when(), entries.get());
        };
    }

    private IncidentCommand dismiss() {
        return new Dismiss(id, when(), any(DismissReason.values()), maybe(any("INC-2", "inc-1")), null);
    }

    private TickChecklist tick() {
        var list = new Checklist(List.of(
                new ChecklistItem("calm", "Stay calm", ChecklistItem.Group.REPORT, List.of(), null),
                new ChecklistItem("test", "Test it", ChecklistItem.Group.VERIFY, List.of(), null)));
        return new TickChecklist(
                id, when(), list, any("calm", "test", "sing"), any(ChecklistState.values()), maybe("Why"));
    }

    private IncidentCommand access() {
        return random.nextBoolean()
                ? new Restrict(id, when(), teams(), null)
                : new Unrestrict(id, when(), maybe("It is known"));
    }

    private Correction correction() {
        return new Correction(
                random.nextInt(3) > 0 ? when() : null,
                rarely("Other trouble"),
                rarely("Said otherwise"),
                rarely(any(ImpactLevel.values())),
                rarely(any(Severity.values())),
                rarely(7.0),
                rarely(9.0),
                rarely(5),
                rarely(any("checkout", "mail")),
                rarely(environment()),
                rarely("v9"),
                rarely(random.nextBoolean()),
                rarely(when()),
                rarely(when()));
    }

    private IncidentCommand strategy() {
        return switch (random.nextInt(6)) {
            case 0 ->
                new ProposeStrategy(id, when(), any(Strategy.values()), maybe("Why"), List.of(), List.of(), "ada");
            case 1 -> new PlanRollback(id, when(), parts());
            case 2, 3 ->
                new CompleteRollbackStep(
                        id, when(), any("code", "schema"), any(CompleteRollbackStep.Result.values()), null);
            default -> chooseStrategy();
        };
    }

    private List<RollbackPart> parts() {
        return switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> List.of(part("code", List.of()), part("schema", List.of("code")));
            default ->
                random.ints(2, 0, 3)
                        .mapToObj(_ -> part(any("code", "schema", "vendor"), dependencies()))
                        .toList();
        };
    }

    private RollbackPart part(String name, List<String> dependsOn) {
        return new RollbackPart(name, any(RollbackPart.Kind.values()), null, null, 1, dependsOn);
    }

    private List<String> dependencies() {
        return random.nextInt(3) > 0 ? List.of() : List.of(any("code", "schema", "vendor"));
    }

    private StrategyAnswers answers() {
        return new StrategyAnswers(
                maybe(random.nextBoolean()),
                maybe(random.nextBoolean()),
                maybe(random.nextInt(60)),
                maybe(random.nextBoolean()),
                maybe(random.nextBoolean()),
                maybe(random.nextBoolean()),
                maybe(random.nextBoolean()),
                maybe(random.nextBoolean()));
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
                // A hotfix twice as often as all others together: more is asked after it.
                any(Strategy.HOTFIX, Strategy.HOTFIX, any(Strategy.values())),
                null,
                List.of(),
                List.of(),
                maybe(new CommitRange(any("a", "9fceb02"), any("b", "9fceb02"))),
                parts(),
                maybe(any(RestoreSource.values())),
                maybe(any("Ada's, at a1b2", "Bob's")),
                maybe("c3"),
                maybe(any("Undo", "This reverts commit 9fceb02.")),
                maybe(answers()),
                new KnownBuilds(random.nextBoolean(), random.nextBoolean() ? List.of() : List.of(7)));
    }

    private RequestDeployment request() {
        return new RequestDeployment(
                id,
                when(),
                any("d1", "d2", "d3"),
                maybe(environment()),
                maybe(any("checkout", "mail")),
                null,
                commits(),
                null,
                null,
                random.nextInt(4) == 0 ? any("S1", "S2") : null,
                maybe("the deployer"),
                random.nextInt(4) == 0,
                maybe("No time"));
    }

    private DeployFix deploy() {
        return new DeployFix(
                id,
                when(),
                any("d1", "d2", "d3"),
                random.nextInt(4) == 0 ? null : environment(),
                null,
                null,
                commits(),
                null,
                null,
                random.nextInt(4) == 0 ? any("S1", "S2") : null,
                random.nextInt(4) == 0,
                maybe("No time"));
    }

    private ScheduleDeployment schedule() {
        var years = random.nextInt(8) == 0 ? 100 : 1;
        return new ScheduleDeployment(
                id,
                when(),
                maybe("S1"),
                environment(),
                Instant.parse("2026-03-02T10:00:00Z").plusSeconds(years * 365L * 86_400),
                null,
                null,
                "Deploy the one before",
                List.of());
    }

    private List<String> commits() {
        return random.nextBoolean() ? List.of() : List.of("c3");
    }

    private Check check() {
        return new Check(
                any("pay", "log in"),
                null,
                environment(),
                random.nextBoolean(),
                null,
                null,
                maybe(any("ada", "bob")),
                null);
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
        return any("staging", "production", "prod");
    }

    private Moment when() {
        var at = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(60L * random.nextInt(120));
        return new Moment(at, any(Precision.EXACT, Precision.EXACT, Precision.APPROXIMATE, Precision.DAY));
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> @Nullable T rarely(T value) {
        return random.nextInt(20) == 0 ? value : null;
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }
}

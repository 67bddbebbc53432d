package mayday.command.incident;

import static mayday.command.incident.Story.ID;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import mayday.command.incident.IncidentCommand.*;
import org.jspecify.annotations.Nullable;

/** Random commands, valid and invalid, over few names, so that they meet. */
final class Commands {

    private final RandomGenerator random;

    Commands(RandomGenerator random) {
        this.random = random;
    }

    ReportIncident report() {
        var systems = List.of(
                new AffectedSystem(target(), maybe(any(ImpactLevel.values())), random.nextBoolean(), maybe(when())));
        return new ReportIncident(
                ID,
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

    IncidentCommand next() {
        return switch (random.nextInt(24)) {
            case 0 -> report();
            case 1 -> new AddReport(ID, when(), any(ReportSource.values()), null, "More", null, null, null);
            case 2 -> new Acknowledge(ID, when(), null);
            case 3 -> new Escalate(ID, when(), maybe(any(Severity.values())), maybe("Why"), teams());
            case 4 -> new Deescalate(ID, when(), any(Severity.values()), null);
            case 5, 6 -> new StartImpact(ID, when(), target(), any(ImpactLevel.values()), false, null);
            case 7 -> new ChangeImpact(ID, when(), target(), any(ImpactLevel.values()), true, null);
            case 8 -> new EndImpact(ID, when(), target(), null);
            case 9 -> new EstimateUsersAffected(ID, when(), random.nextInt(100), null, "users", null, null);
            case 10 -> new JoinWarRoom(ID, when(), any("ada", "bob"), null, maybe("scribe"));
            case 11 -> new LeaveWarRoom(ID, when(), any("ada", "bob"));
            case 12 -> new Note(ID, when(), any(NoteKind.values()), "Noted", null, null, List.of());
            case 13 -> new LinkChange(ID, when(), change(), any(Change.Role.values()), null);
            case 14 -> chooseStrategy();
            case 15 -> deploy();
            case 16 -> new FinishDeployment(ID, when(), any("d1", "d2"), any(FinishDeployment.Outcome.values()), null);
            case 17 -> new RecordCheck(ID, when(), check(), random.nextBoolean());
            case 18 -> new Verify(ID, when(), environment(), systems(), null);
            case 19 -> new RejectFix(ID, when(), environment(), systems(), "No");
            case 20 -> new Mitigate(ID, when(), null, random.nextBoolean());
            case 21 -> new StartWatch(ID, when(), maybe(Duration.ofMinutes(5)), List.of());
            case 22 -> new EndWatch(ID, when(), random.nextBoolean(), null);
            default -> random.nextBoolean() ? resolve() : new Reopen(ID, when(), null);
        };
    }

    private ChooseStrategy chooseStrategy() {
        return new ChooseStrategy(
                ID,
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
        return new DeployFix(ID, when(), any("d1", "d2"), environment(), null, null, List.of(), null, null);
    }

    private Check check() {
        return new Check(any("pay", "log in"), null, environment(), false, null, null, null, null);
    }

    private Resolve resolve() {
        return new Resolve(ID, when(), null, random.nextBoolean(), maybe("Enough"));
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

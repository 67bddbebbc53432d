package mayday.command.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mayday.command.incident.IncidentCommand.PlanRollback;
import mayday.command.incident.IncidentEvent.AboutEntry;
import mayday.command.incident.IncidentEvent.AccessOpened;
import mayday.command.incident.IncidentEvent.AccessRestricted;
import mayday.command.incident.IncidentEvent.FixDeployed;
import mayday.command.incident.IncidentEvent.FixDeploymentFailed;
import mayday.command.incident.IncidentEvent.FixDeploymentPartial;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMerged;
import mayday.command.incident.IncidentEvent.IncidentReopened;
import mayday.command.incident.IncidentEvent.IncidentReported;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import mayday.command.incident.IncidentEvent.ParticipantLeft;
import mayday.command.incident.IncidentEvent.WarRoomClosed;
import mayday.command.incident.IncidentEvent.WatchEnded;
import mayday.command.incident.IncidentRejection.Reason;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked in whatever order, what is written down stays consistent. A failure names its seed:
 * {@code -Dmayday.seed=… -Dmayday.histories=1} repeats it alone.
 */
class RandomHistoriesTest {

    private static final long SEED = Long.getLong("mayday.seed", 20260301);
    private static final int HISTORIES = Integer.getInteger("mayday.histories", 10_000);
    private static final int COMMANDS = 60;

    /** What is asked of those who steer an incident, and of nobody who writes its past down. */
    private static final Set<Reason> GATES = EnumSet.of(
            Reason.REVERT_WITHOUT_RANGE,
            Reason.ROLLBACK_WITHOUT_PARTS,
            Reason.DEVELOPER_COPY_WITHOUT_PROVENANCE,
            Reason.ROLLBACK_DEPENDENCY_INCOMPLETE,
            Reason.ROLLBACK_INCOMPLETE,
            Reason.REVERT_COMMIT_NOT_DEPLOYED,
            Reason.ENVIRONMENT_ORDER,
            Reason.DEPLOYMENT_UNFINISHED,
            Reason.CHECK_FAILED,
            Reason.NOT_VERIFIED,
            Reason.CACHES_NOT_CONSIDERED,
            Reason.SYMPTOM_CHECK_MISSING,
            Reason.ROUNDS_MISSING,
            Reason.SIGN_OFFS_MISSING);

    /** What holds for each history as a whole. What takes an entry back, and back again, has its line here too. */
    private static final List<Consumer<List<IncidentEvent>>> INVARIANTS = List.of(
            RandomHistoriesTest::assertReportedOnce,
            RandomHistoriesTest::assertImpactIsWellFormed,
            RandomHistoriesTest::assertEndsAndReopeningsAlternate);

    /** One that demands something of everything, so that each gate is met. */
    private static final Policy POLICY = new Policy(
            Set.of("prod"),
            new Policy.BeforeProduction(List.of(), true),
            Policy.standard().watchLengths(),
            1,
            1,
            Policy.SymptomCheck.GREEN,
            new Policy.Caches(Set.of("checkout", "mail"), "test"),
            true);

    private final Set<Class<?>> seenEvents = new HashSet<>();
    private final Set<Reason> seenRefusals = EnumSet.noneOf(Reason.class);

    @Test
    void no_sequence_of_commands_breaks_an_invariant() {
        for (var seed = SEED; seed < SEED + HISTORIES; seed++) {
            try {
                check(new RandomCommands(Story.ID, new Random(seed)), seed % 5 == 0);
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("Broken by -Dmayday.seed=%d -Dmayday.histories=1".formatted(seed), broken);
            }
        }
        if (HISTORIES >= 1_000) {
            assertEverythingWasMet();
        }
    }

    /** A generator that never reaches an arm would prove nothing about it. */
    private void assertEverythingWasMet() {
        assertThat(seenEvents)
                .hasSameElementsAs(Kinds.ofEvents().stream()
                        .filter(kind -> !AboutEntry.class.isAssignableFrom(kind))
                        .toList());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seenRefusals)))
                .as("refusals never met, but for those of the doors and of the log")
                .containsExactlyInAnyOrder(
                        Reason.OCCURRED_IN_FUTURE,
                        Reason.OCCURRED_TOO_EARLY,
                        Reason.ENTRY_UNKNOWN,
                        Reason.ENTRY_AUTOMATIC,
                        Reason.ENTRY_RETRACTED,
                        Reason.ENTRY_NOT_RETRACTABLE,
                        Reason.CORRECTION_EMPTY,
                        Reason.USERS_RANGE_REVERSED,
                        Reason.IMPACT_OVERLAPS,
                        Reason.FIELD_NOT_CORRECTABLE);
    }

    private void check(RandomCommands commands, boolean splitOff) {
        var events = new ArrayList<IncidentEvent>();
        var incident = Incident.unreported();
        for (var step = 0; step < COMMANDS; step++) {
            Counterpart kin = step == 2 ? commands.splitOff() : commands.absorb();
            // The report comes third, so that what cannot be asked before it is asked before it.
            var command = step == 2 ? commands.report() : commands.next();
            var now = incident;
            // Now and then it begins as a part of another one, or another one is merged into it.
            Supplier<Decision> decision =
                    isKin(step, splitOff) ? () -> now.accept(kin) : () -> now.decide(command, POLICY);
            var decided = unlessRefused(incident, command, decision);
            assertThat(unlessRefused(incident, command, decision))
                    .as("the same again of %s", command)
                    .isEqualTo(decided);
            for (var event : decided) {
                incident = incident.evolve(event);
            }
            events.addAll(decided);
        }
        assertThat(replay(events)).as("replay").isEqualTo(incident);
        INVARIANTS.forEach(invariant -> invariant.accept(events));
        events.forEach(event -> seenEvents.add(event.getClass()));
    }

    private static boolean isKin(int step, boolean splitOff) {
        return step % 20 == 19 || (step == 2 && splitOff);
    }

    private List<IncidentEvent> unlessRefused(Incident incident, IncidentCommand command, Supplier<Decision> decision) {
        try {
            return decision.get().all();
        } catch (IncidentRejection rejection) {
            seenRefusals.add(rejection.reason());
            if (incident instanceof ReportedIncident reported && reported.mode() == Mode.RETROSPECTIVE) {
                // A plan without parts is none, whenever it is told.
                assertThat(GATES.contains(rejection.reason()) && !(command instanceof PlanRollback))
                        .as("refused in retrospect: %s, %s", rejection.reason(), command)
                        .isFalse();
            }
            return List.of();
        }
    }

    private static Incident replay(List<IncidentEvent> events) {
        var incident = Incident.unreported();
        for (var event : events) {
            incident = incident.evolve(event);
        }
        return incident;
    }

    private static void assertReportedOnce(List<IncidentEvent> events) {
        assertThat(events.stream().filter(IncidentReported.class::isInstance)).hasSize(1);
        assertThat(events).first().isInstanceOf(IncidentReported.class);
    }

    private static void assertImpactIsWellFormed(List<IncidentEvent> events) {
        Map<ImpactTarget, Instant> open = new HashMap<>();
        for (var event : events) {
            switch (event) {
                case ImpactStarted started ->
                    open.merge(started.target(), begin(started), RandomHistoriesTest::earlier);
                case ImpactChanged changed -> assertThat(open).containsKey(changed.target());
                case ImpactEnded ended -> {
                    assertThat(open).containsKey(ended.target());
                    if (ended.when().isTimed()) {
                        assertThat(ended.when().at()).isAfterOrEqualTo(open.get(ended.target()));
                    }
                    open.remove(ended.target());
                }
                default -> {}
            }
        }
    }

    private static Instant begin(ImpactStarted started) {
        return started.when().isTimed() ? started.when().at() : Instant.MIN;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void assertEndsAndReopeningsAlternate(List<IncidentEvent> events) {
        var resolved = false;
        var dismissed = false;
        var merged = false;
        for (var event : events) {
            if (event instanceof IncidentReopened) {
                assertThat((resolved || dismissed) && !merged).isTrue();
                resolved = false;
                dismissed = false;
                continue;
            }
            assertThat((dismissed || merged) && !isHeardAfterDismissal(event))
                    .as("only ends and access after a dismissal or a merge")
                    .isFalse();
            merged |= event instanceof IncidentMerged;
            if (event instanceof IncidentResolved) {
                assertThat(resolved).isFalse();
                resolved = true;
            }
            dismissed |= event instanceof IncidentDismissed;
        }
    }

    private static boolean isHeardAfterDismissal(IncidentEvent event) {
        return event instanceof AccessRestricted
                || event instanceof AccessOpened
                || event instanceof FixDeployed
                // Of one that was requested, the start is told with its end.
                || (event instanceof FixDeploymentStarted started
                        && started.when().precision() == Precision.UNKNOWN)
                || event instanceof FixDeploymentPartial
                || event instanceof FixDeploymentFailed
                || event instanceof ImpactEnded
                || event instanceof WatchEnded
                || event instanceof ParticipantLeft
                || event instanceof WarRoomClosed;
    }
}

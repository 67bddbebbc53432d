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
import java.util.function.Supplier;
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
import mayday.command.incident.IncidentRejection.Reason;
import org.junit.jupiter.api.Test;

/** Whatever is asked in whatever order, what is written down stays consistent. */
class RandomHistoriesTest {

    private static final long SEED = Long.getLong("mayday.seed", 20260301);
    private static final int HISTORIES = 2_000;

    private final Set<Class<?>> seenEvents = new HashSet<>();
    private final Set<Reason> seenRefusals = EnumSet.noneOf(Reason.class);

    @Test
    void no_sequence_of_commands_breaks_an_invariant() {
        for (var history = 0; history < HISTORIES; history++) {
            check(SEED + history);
        }
        // A generator that never reaches an arm would prove nothing about it.
        assertThat(seenEvents).containsExactlyInAnyOrder(IncidentEvent.class.getPermittedSubclasses());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seenRefusals)))
                .as("refusals never met, but for those that belong to the doors")
                .containsExactlyInAnyOrder(
                        Reason.UNKNOWN_INCIDENT, Reason.OCCURRED_IN_FUTURE, Reason.OCCURRED_TOO_EARLY);
    }

    private void check(long seed) {
        var commands = new RandomCommands(Story.ID, new Random(seed));
        var events = new ArrayList<>(begin(commands, seed).events());
        var incident = replay(events);
        for (var step = 0; step < 60; step++) {
            var now = incident;
            var decided = step % 20 == 19
                    ? unlessRefused(() -> now.accept(commands.absorb()))
                    : unlessRefused(() -> now.decide(commands.next()));
            for (var event : decided) {
                incident = incident.evolve(event);
            }
            events.addAll(decided);
        }
        assertThat(replay(events)).as("replay, seed %d", seed).isEqualTo(incident);
        assertThat(events.stream().filter(IncidentReported.class::isInstance)).hasSize(1);
        assertImpactIsWellFormed(events, seed);
        assertEndsAndReopeningsAlternate(events, seed);
        events.forEach(event -> seenEvents.add(event.getClass()));
    }

    private static Decision begin(RandomCommands commands, long seed) {
        return seed % 5 == 0
                ? Incident.unreported().accept(commands.splitOff())
                : Incident.unreported().decide(commands.report());
    }

    private List<IncidentEvent> unlessRefused(Supplier<Decision> decision) {
        try {
            return decision.get().events();
        } catch (IncidentRejection rejection) {
            seenRefusals.add(rejection.reason());
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

    private static void assertImpactIsWellFormed(List<IncidentEvent> events, long seed) {
        Map<ImpactTarget, Instant> open = new HashMap<>();
        for (var event : events) {
            switch (event) {
                case ImpactStarted started ->
                    open.merge(started.target(), begin(started), RandomHistoriesTest::earlier);
                case ImpactChanged changed ->
                    assertThat(open).as("seed %d", seed).containsKey(changed.target());
                case ImpactEnded ended -> {
                    assertThat(open).as("seed %d", seed).containsKey(ended.target());
                    if (ended.when().isTimed()) {
                        assertThat(ended.when().at()).as("seed %d", seed).isAfterOrEqualTo(open.get(ended.target()));
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

    private static void assertEndsAndReopeningsAlternate(List<IncidentEvent> events, long seed) {
        var resolved = false;
        var dismissed = false;
        var merged = false;
        for (var event : events) {
            if (event instanceof IncidentReopened) {
                assertThat((resolved || dismissed) && !merged)
                        .as("seed %d", seed)
                        .isTrue();
                resolved = false;
                dismissed = false;
                continue;
            }
            assertThat((dismissed || merged) && !endsSomething(event))
                    .as("only ends after a dismissal or a merge, seed %d", seed)
                    .isFalse();
            merged |= event instanceof IncidentMerged;
            if (event instanceof IncidentResolved) {
                assertThat(resolved).as("seed %d", seed).isFalse();
                resolved = true;
            }
            dismissed |= event instanceof IncidentDismissed;
        }
    }

    private static boolean endsSomething(IncidentEvent event) {
        return event instanceof ImpactEnded || event instanceof ParticipantLeft || event instanceof WarRoomClosed;
    }
}

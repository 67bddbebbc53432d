package mayday.command.axon;

import static mayday.command.RunningService.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.Together;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentRejection;
import mayday.command.incident.RandomCommands;
import mayday.command.store.CommandReceipt.Appended;
import mayday.command.store.Memory;
import mayday.command.store.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * Whatever is asked in whatever order, the store keeps all that was answered and nothing else. A failure names its seed:
 * {@code -Dmayday.seed=… -Dmayday.stories=1} repeats it alone.
 */
class RandomStoriesTest {

    private static final long SEED = Long.getLong("mayday.seed", 20260301);
    private static final int STORIES = Integer.getInteger("mayday.stories", 200);
    private static final int AT_A_TIME = 8;
    private static final int COMMANDS = 30;

    static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void what_was_answered_is_stored_and_nothing_else() throws InterruptedException {
        // A few at a time: all of them ask the store after each command, and it has few connections.
        for (var wave = 0; wave < STORIES; wave += AT_A_TIME) {
            var first = SEED + wave;
            var outcomes = Together.run(Math.min(AT_A_TIME, STORIES - wave), story -> () -> told(first + story));
            for (var failure : Together.failures(outcomes)) {
                throw new AssertionError(failure);
            }
        }
    }

    private static IncidentId told(long seed) {
        try {
            var id = Commands.newIncident();
            var answered = answered(id, new RandomCommands(id, new Random(seed)));
            assertKept(id, answered);
            return id;
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("Broken by -Dmayday.seed=%d -Dmayday.stories=1".formatted(seed), broken);
        }
    }

    /** The events that the answers named, after each of which the version has to be theirs. */
    private static List<Appended> answered(IncidentId id, RandomCommands commands) {
        var first = service.commands().report(commands::report, ALICE, null);
        var answered = new ArrayList<>(first.events());
        for (var step = 0; step < COMMANDS; step++) {
            var command = commands.next();
            answered.addAll(ask(command, answered.size()));
            assertThat(service.log().version(id)).as("after %s", command).isEqualTo(answered.size());
        }
        return answered;
    }

    private static List<Appended> ask(IncidentCommand command, int version) {
        try {
            var receipt = service.send(command, version);
            assertThat(receipt.version()).isEqualTo(version + receipt.events().size());
            if (receipt.events().isEmpty()) {
                assertThat(service.send(command).events())
                        .as("%s again", command)
                        .isEmpty();
            }
            return receipt.events();
        } catch (IncidentRejection refused) {
            return List.of();
        }
    }

    private static void assertKept(IncidentId id, List<Appended> answered) {
        var stored = service.log().events(id, 0, 1000);

        assertThat(stored).extracting(StoredEvent::eventId).isEqualTo(ids(answered));
        assertThat(stored)
                .extracting(StoredEvent::sequence)
                .isEqualTo(answered.stream().map(Appended::sequence).toList());
        for (var next = 1; next < stored.size(); next++) {
            assertThat(stored.get(next).sequence()).isEqualTo(next + 1);
            assertThat(stored.get(next).recordedAt())
                    .isAfter(stored.get(next - 1).recordedAt());
        }
        assertThat(service.verify(id).valid()).isTrue();
        assertThat(new RecordedIncidents(service.log(), service.bean(Memory.class), DataSize.ofBytes(1)).get(id))
                .as("folded from the store")
                .isEqualTo(service.bean(RecordedIncidents.class).get(id));
    }

    private static List<UUID> ids(List<Appended> answered) {
        return answered.stream().map(Appended::eventId).toList();
    }
}

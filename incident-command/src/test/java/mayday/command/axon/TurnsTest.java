package mayday.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import mayday.command.Commands;
import mayday.command.Together;
import mayday.command.incident.IncidentId;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(Duration.ofMillis(50));
    private final IncidentId incident = Commands.newIncident();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private Thread first;

    @BeforeEach
    void somebody_has_the_turn_and_does_not_come_to_an_end() throws InterruptedException {
        first = Thread.ofVirtual()
                .start(() -> turns.take(List.of(incident), () -> {
                    begun.countDown();
                    awaitEnd();
                    return "done";
                }));
        begun.await();
    }

    @AfterEach
    void end() throws InterruptedException {
        mayEnd.countDown();
        first.join();
    }

    @Test
    void who_waits_too_long_is_told_that_the_store_hangs() {
        assertThatExceptionOfType(StoreRefusal.class)
                .isThrownBy(() -> turns.take(List.of(incident), () -> "never"))
                .satisfies(refusal -> assertThat(refusal.reason()).isInstanceOf(StoreUnavailable.class));
    }

    @Test
    void the_next_one_gets_the_turn_when_it_is_free() throws InterruptedException {
        mayEnd.countDown();
        first.join();

        assertThat(turns.take(List.of(incident), () -> "mine")).isEqualTo("mine");
    }

    @Test
    void who_needs_several_turns_waits_for_nobody_who_waits_for_him() throws InterruptedException {
        mayEnd.countDown();
        first.join();
        var patient = new Turns(Duration.ofSeconds(30));
        var incidents =
                IntStream.range(0, 5).mapToObj(_ -> Commands.newIncident()).toList();

        var outcomes = Together.run(8, i -> () -> {
            for (int round = 0; round < 500; round++) {
                var one = incidents.get((i + round) % 5);
                var other = incidents.get((i + 3 * round + 1) % 5);
                patient.take(List.of(one, other), () -> "done");
            }
            return "all";
        });

        assertThat(Together.failures(outcomes)).isEmpty();
    }

    @Test
    void one_that_is_named_twice_is_taken_once() throws InterruptedException {
        mayEnd.countDown();
        first.join();

        assertThat(turns.take(List.of(incident, incident), () -> "mine")).isEqualTo("mine");
    }

    private void awaitEnd() {
        try {
            mayEnd.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

package mayday.timeline.intake;

import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import mayday.timeline.event.PublishedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances on one database: what one remembers of an incident may be behind what the other has written. */
class TwoReadersTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static RunningTimeline one;
    private static RunningTimeline other;

    @BeforeAll
    static void start() {
        var broker = TestBroker.withTopic();
        one = RunningTimeline.start(DATABASE, broker);
        other = RunningTimeline.start(DATABASE, broker);
        // What it would do is done here, step by step.
        one.bean(GapRepair.class).stop();
        other.bean(GapRepair.class).stop();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @BeforeEach
    void begin_with_nothing() {
        clear(one);
    }

    @Test
    void taking_turns_they_leave_what_one_alone_would_leave() {
        var events = corrected().published();
        take(one, events);
        var alone = Tables.dump(DATABASE);

        clear(one);
        for (int next = 0; next < events.size(); next++) {
            take(next % 2 == 0 ? one : other, events.subList(next, next + 1));
        }

        assertThat(Tables.dump(DATABASE)).isEqualTo(alone);
    }

    @Test
    void racing_for_the_same_events_they_leave_what_one_alone_would_leave() throws Exception {
        var events = busy().published();
        take(one, events);
        var alone = Tables.dump(DATABASE);

        clear(one);
        var together = new CyclicBarrier(2);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = readers.submit(() -> race(one, events, together));
            race(other, events, together);
            first.get();
        }

        assertThat(Tables.dump(DATABASE)).isEqualTo(alone);
    }

    @Test
    void what_was_dropped_by_the_other_is_not_gone_on_with() {
        var log = busy();
        take(one, log.published().subList(0, 50));
        clear(other);

        take(one, log.published().subList(50, 51));

        assertThat(one.get("/incidents/" + log.id()).statusCode()).isEqualTo(404);
        take(one, log.published());
        assertThat(one.version(log.id())).isEqualTo(log.published().size());
    }

    @Test
    void a_rebuild_gets_through_while_new_incidents_come() throws Exception {
        var logs = new CopyOnWriteArrayList<Events>();
        var isRebuilt = new AtomicBoolean();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var taking = readers.submit(() -> {
                while (!isRebuilt.get()) {
                    logs.add(corrected());
                    takeAtLast(logs.getLast());
                }
            });
            for (int rebuild = 0; rebuild < 3; rebuild++) {
                var before = logs.size();
                await().atMost(Duration.ofSeconds(60)).until(() -> logs.size() > before + 2);
                other.bean(Rebuild.class).begin();
            }
            isRebuilt.set(true);
            taking.get();
        }
        logs.forEach(log -> take(one, log.published()));
        var afterwards = Tables.dump(DATABASE);

        clear(one);
        logs.forEach(log -> take(one, log.published()));

        assertThat(afterwards).isEqualTo(Tables.dump(DATABASE));
    }

    @Test
    void a_doubt_that_both_settle_does_not_outweigh_the_next_one() {
        var log = reported();
        take(one, log.published());
        doubt(one, log);
        var ofOne = due(one);
        var ofTheOther = due(other);
        one.bean(IncidentProgress.class).settle(ofOne);
        other.bean(IncidentProgress.class).settle(ofTheOther);
        assertThat(one.bean(IncidentProgress.class).parked()).isZero();

        doubt(one, log);

        assertThat(due(one).progress().doubts()).isOne();
    }

    @Test
    void a_doubt_that_comes_up_while_the_second_one_asks_is_asked_about_again() {
        var log = reported();
        take(one, log.published());
        doubt(one, log);
        var ofOne = due(one);
        var ofTheOther = due(other);
        one.bean(IncidentProgress.class).settle(ofOne);
        doubt(one, log);

        other.bean(IncidentProgress.class).settle(ofTheOther);

        assertThat(due(other).progress().doubts()).isOne();
    }

    private static void doubt(RunningTimeline reader, Events log) {
        reader.bean(EventIntake.class).take(List.of(), List.of(log.id()), _ -> {});
    }

    private static IncidentProgress.Parked due(RunningTimeline reader) {
        return reader.bean(IncidentProgress.class).due().getFirst();
    }

    /** As a reader does: what the database turns away is read again. */
    private static void takeAtLast(Events log) {
        for (var event : log.published()) {
            await().ignoreExceptionsInstanceOf(ConcurrencyFailureException.class)
                    .untilAsserted(() -> take(one, List.of(event)));
        }
    }

    private static Void race(RunningTimeline reader, List<PublishedEvent> events, CyclicBarrier together)
            throws Exception {
        for (var event : events) {
            together.await(30, TimeUnit.SECONDS);
            take(reader, List.of(event));
        }
        return null;
    }

    private static Events corrected() {
        return reported()
                .acknowledged(1)
                .note(2, "first")
                .note(3, "second")
                .retracted(3)
                .note(5, "third");
    }

    private static Events busy() {
        var log = reported();
        for (int minute = 1; minute <= 100; minute++) {
            log.note(minute, "note " + minute);
        }
        return log;
    }

    private static void take(RunningTimeline reader, List<PublishedEvent> batch) {
        reader.bean(EventIntake.class).take(batch, List.of(), _ -> {});
    }

    private static void clear(RunningTimeline reader) {
        reader.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> reader.bean(EventIntake.class).clear());
    }
}

package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.Head;
import mayday.command.encoding.Upcasters;
import mayday.command.incident.IncidentId;
import mayday.command.store.AppendConflict.Over;
import mayday.command.store.StoreRefusal.StoreUnavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends that wait together share a transaction, and nothing else. */
class GroupCommitTest {

    private static final int WRITERS = 2;
    private static final RowMaker ROWS = new RowMaker(new EventCodec(Upcasters.current()), Clock.systemUTC(), _ -> 0);

    static RunningService service;

    private GatedDatabase gate;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Head>> busy = new ArrayList<>();
    private final List<GroupCommit> groups = new ArrayList<>();
    private GroupCommit group;
    private EventWriter writer;

    @BeforeAll
    static void start() {
        service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void keep_every_writer_busy() {
        gate = new GatedDatabase(service.database());
        writerWithPatience(Duration.ofSeconds(30));
        keepWritersBusy();
    }

    private void keepWritersBusy() {
        var before = gate.waiting.get();
        for (int number = 1; number <= WRITERS; number++) {
            busy.add(append(Appends.first(Commands.newIncident(), null)));
            var expected = before + number;
            await().until(() -> gate.waiting.get() == expected);
        }
    }

    @AfterEach
    void let_everybody_go() {
        gate.open();
        callers.close();
        groups.forEach(GroupCommit::close);
    }

    @Test
    void what_waits_together_takes_no_more_transactions_than_there_are_writers() throws Exception {
        var ids = Stream.generate(Commands::newIncident).limit(40).toList();
        var waiting =
                ids.stream().map(id -> append(Appends.first(id, "key-" + id))).toList();
        awaitQueued(40);

        gate.open();

        for (var append : waiting) {
            assertThat(append.get().sequence()).isEqualTo(1);
        }
        assertThat(transactionsOf(ids)).isLessThanOrEqualTo(WRITERS);
    }

    @Test
    void one_that_came_too_late_does_not_take_the_others_along() throws Exception {
        var taken = service.report();
        var ids =
                new ArrayList<>(Stream.generate(Commands::newIncident).limit(15).toList());
        var waiting = new ArrayList<>(
                ids.stream().map(id -> append(Appends.first(id, null))).toList());
        var late = append(Appends.first(taken, null));
        awaitQueued(16);

        gate.open();

        assertConflict(late, Over.VERSION);
        for (var append : waiting) {
            assertThat(append.get().sequence()).isEqualTo(1);
        }
        ids.forEach(id -> assertThat(service.log().events(id, 0, 10)).hasSize(1));
        assertThat(service.log().events(taken, 0, 10)).hasSize(1);
    }

    @Test
    void what_adds_to_two_incidents_stays_whole_among_others() throws Exception {
        var ids = Stream.generate(Commands::newIncident).limit(10).toList();
        var waiting = IntStream.range(0, 5)
                .mapToObj(i -> append(Appends.firstOfBoth(ids.get(2 * i), ids.get(2 * i + 1), null)))
                .toList();
        awaitQueued(5);

        gate.open();

        for (var append : waiting) {
            append.get();
        }
        assertThat(transactionsOf(ids)).isLessThanOrEqualTo(WRITERS);
        ids.forEach(id -> assertThat(service.log().events(id, 0, 10)).hasSize(1));
    }

    @Test
    void what_adds_to_two_incidents_and_came_too_late_for_one_leaves_nothing_in_the_other() throws Exception {
        var taken = service.report();
        var free = Stream.generate(Commands::newIncident).limit(7).toList();
        var others = free.stream().map(id -> append(Appends.first(id, null))).toList();
        var untouched = Commands.newIncident();
        var late = append(Appends.firstOfBoth(untouched, taken, "late"));
        var earlier = append(Appends.firstOfBoth(taken, Commands.newIncident(), null));
        awaitQueued(9);

        gate.open();

        assertConflict(late, Over.VERSION);
        assertConflict(earlier, Over.VERSION);
        for (var append : others) {
            append.get();
        }
        assertThat(service.log().events(untouched, 0, 10)).isEmpty();
        assertThat(service.log().events(taken, 0, 10)).hasSize(1);
        assertThat(service.bean(AnsweredCommands.class).find(new IdempotencyKey("alice", "late", "fingerprint")))
                .isEmpty();
    }

    @Test
    void two_that_need_the_same_two_incidents_in_either_order_do_not_block_each_other() throws Exception {
        var one = Commands.newIncident();
        var other = Commands.newIncident();
        var there = append(Appends.firstOfBoth(one, other, null));
        var back = append(Appends.firstOfBoth(other, one, null));
        awaitQueued(2);

        gate.open();

        var succeeded = Stream.of(there, back).filter(GroupCommitTest::isStored).count();
        assertThat(succeeded).isEqualTo(1);
        assertThat(transactionsOf(List.of(one, other))).isEqualTo(1);
    }

    @Test
    void one_whose_key_was_answered_does_not_take_the_others_along() throws Exception {
        gate.open();
        append(Appends.first(Commands.newIncident(), "answered")).get();
        await().until(() -> gate.waiting.get() == 0);
        gate.close();
        keepWritersBusy();
        var ids = Stream.generate(Commands::newIncident).limit(7).toList();
        var waiting = ids.stream().map(id -> append(Appends.first(id, null))).toList();
        var repetition = Commands.newIncident();
        var repeated = append(Appends.first(repetition, "answered"));
        awaitQueued(8);

        gate.open();

        assertConflict(repeated, Over.IDEMPOTENCY_KEY);
        for (var append : waiting) {
            append.get();
        }
        assertThat(service.log().events(repetition, 0, 10)).isEmpty();
    }

    @Test
    void what_no_writer_took_in_time_is_refused_and_never_stored() {
        // The second of those that keep the writers busy has to be taken in time as well.
        writerWithPatience(Duration.ofSeconds(1));
        keepWritersBusy();
        var withdrawn = Commands.newIncident();

        assertUnavailable(append(Appends.first(withdrawn, null)));

        gate.open();
        await().until(() -> gate.waiting.get() == 0 && group.queued() == 0);
        assertThat(gate.asked.get()).as("connections asked for").isEqualTo(2 * WRITERS);
        assertThat(service.log().events(withdrawn, 0, 10)).isEmpty();
    }

    @Test
    void without_a_database_all_that_wait_are_told_at_once() {
        var waiting = Stream.generate(Commands::newIncident)
                .limit(20)
                .map(id -> append(Appends.first(id, null)))
                .toList();
        awaitQueued(20);
        var before = gate.asked.get();

        gate.refuse();

        waiting.forEach(GroupCommitTest::assertUnavailable);
        assertThat(gate.asked.get() - before).isLessThanOrEqualTo(WRITERS);
    }

    private void writerWithPatience(Duration patience) {
        group = new GroupCommit(new AppendTransaction(gate, new LogSignal(), new Memory(List.of())), patience);
        groups.add(group);
        writer = new EventWriter(ROWS, group);
    }

    private Future<Head> append(Append append) {
        return callers.submit(() -> writer.append(append).getLast());
    }

    private void awaitQueued(int appends) {
        await().until(() -> group.queued() == appends);
    }

    private static long transactionsOf(List<IncidentId> ids) {
        return service.bean(JdbcClient.class)
                .sql("select count(distinct tx) from event where stream = any(:ids)")
                .param("ids", ids.stream().map(IncidentId::value).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private static boolean isStored(Future<Head> append) {
        try {
            append.get();
            return true;
        } catch (ExecutionException conflict) {
            assertThat(conflict).cause().isInstanceOf(AppendConflict.class);
            return false;
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }

    private static void assertConflict(Future<Head> append, Over over) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(append::get)
                .havingCause()
                .isInstanceOfSatisfying(
                        AppendConflict.class,
                        conflict -> assertThat(conflict.over()).isEqualTo(over));
    }

    private static void assertUnavailable(Future<Head> append) {
        assertThatThrownBy(append::get)
                .cause()
                .isInstanceOfSatisfying(
                        StoreRefusal.class,
                        refusal -> assertThat(refusal.reason()).isInstanceOf(StoreUnavailable.class));
    }
}

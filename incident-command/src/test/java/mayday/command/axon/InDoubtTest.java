package mayday.command.axon;

import static java.util.Objects.requireNonNull;
import static mayday.command.RunningService.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mayday.command.Commands;
import mayday.command.CuttingProxy;
import mayday.command.CuttingProxy.Cut;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentId;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StoreUnavailable;
import mayday.command.store.StoredEvent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The connection goes while an append is on its way. Whatever happened, it happened once, and the caller learns it. */
class InDoubtTest {

    static CuttingProxy proxy;
    static RunningService service;

    @BeforeAll
    static void start() throws IOException {
        proxy = new CuttingProxy(Postgres.port());
        service = RunningService.on(
                Postgres.fresh().through(proxy.port()),
                "mayday.command.relay.enabled=false",
                // The proxy recognizes an append by its text, so the text has to be sent each time.
                "spring.datasource.hikari.data-source-properties.prepareThreshold=0");
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        proxy.close();
    }

    @AfterEach
    void let_connections_pass() {
        proxy.cutNextAppend(Cut.NOWHERE, false);
        proxy.refuse(false);
    }

    @Test
    void a_commit_whose_answer_was_lost_is_found_and_answered() {
        var id = service.report();
        proxy.cutNextAppend(Cut.BEFORE_THE_ANSWER_ARRIVES, false);

        var receipt = service.send(Commands.note(id, "once"));

        assertThat(texts(id)).containsExactly("once");
        assertThat(service.log().events(id, 1, 10))
                .extracting(StoredEvent::eventId)
                .containsExactly(receipt.events().getFirst().eventId());
        assertThat(service.send(Commands.note(id, "and on")).version()).isEqualTo(3);
    }

    @Test
    void a_retry_after_a_commit_nobody_could_confirm_gets_the_first_answer() {
        var id = service.report();
        proxy.cutNextAppend(Cut.BEFORE_THE_ANSWER_ARRIVES, true);
        assertUnavailable(() -> keyed(id, "key-1"));
        proxy.refuse(false);

        var retried = retry(id, "key-1");

        assertThat(texts(id)).containsExactly("keyed");
        assertThat(service.log().events(id, 1, 10))
                .extracting(StoredEvent::eventId)
                .containsExactly(retried.events().getFirst().eventId());
    }

    @Test
    void a_retry_after_an_append_that_never_arrived_stores_it_once() {
        var id = service.report();
        proxy.cutNextAppend(Cut.BEFORE_THE_SERVER_HEARS, true);
        assertUnavailable(() -> keyed(id, "key-2"));
        proxy.refuse(false);

        retry(id, "key-2");

        assertThat(texts(id)).containsExactly("keyed");
    }

    @Test
    void a_merge_whose_answer_was_lost_is_found_and_answered() {
        var id = service.report();
        var into = service.report();
        proxy.cutNextAppend(Cut.BEFORE_THE_ANSWER_ARRIVES, false);

        var receipt = service.send(merge(id, into));

        assertThat(receipt.version()).isEqualTo(2);
        assertThat(types(id)).containsExactly("reported", "merged");
        assertThat(types(into)).containsExactly("reported", "absorbed");
        assertThat(service.send(Commands.note(into, "and on")).version()).isEqualTo(3);
    }

    @Test
    void a_retry_after_a_merge_nobody_could_confirm_gets_the_first_answer() {
        var id = service.report();
        var into = service.report();
        proxy.cutNextAppend(Cut.BEFORE_THE_ANSWER_ARRIVES, true);
        assertUnavailable(() -> keyed(merge(id, into), "merge-1"));
        proxy.refuse(false);

        var retried = await().ignoreExceptions().until(() -> keyed(merge(id, into), "merge-1"), _ -> true);

        assertThat(retried.events()).hasSize(1);
        assertThat(types(id)).containsExactly("reported", "merged");
        assertThat(types(into)).containsExactly("reported", "absorbed");
        assertThat(service.log().events(into, 1, 10))
                .extracting(StoredEvent::eventId)
                .containsExactly(
                        requireNonNull(retried.other()).events().getFirst().eventId());
    }

    @Test
    void a_merge_that_never_arrived_leaves_a_trace_in_neither_and_can_be_repeated() {
        var id = service.report();
        var into = service.report();
        proxy.cutNextAppend(Cut.BEFORE_THE_SERVER_HEARS, true);
        assertUnavailable(() -> keyed(merge(id, into), "merge-2"));
        proxy.refuse(false);

        await().ignoreExceptions().untilAsserted(() -> assertThat(types(id)).containsExactly("reported"));
        assertThat(types(into)).containsExactly("reported");
        await().ignoreExceptions().until(() -> keyed(merge(id, into), "merge-2"), _ -> true);

        assertThat(types(id)).containsExactly("reported", "merged");
        assertThat(types(into)).containsExactly("reported", "absorbed");
    }

    @Test
    void backends_that_are_terminated_tear_no_merge_apart() throws InterruptedException {
        var target = service.report();
        var sources = Stream.generate(service::report).limit(60).toList();
        var killer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 20; i++) {
                terminateBackends();
            }
        });
        for (var source : sources) {
            try {
                service.send(merge(source, target));
            } catch (StoreRefusal unavailable) {
                assertThat(unavailable.reason()).isInstanceOf(StoreUnavailable.class);
            }
        }
        killer.join();

        var merged = read(() -> sources.stream()
                .filter(source -> types(source).contains("merged"))
                .count());
        assertThat(read(() -> types(target)).stream().filter("absorbed"::equals))
                .hasSize(merged.intValue());
        assertThat(read(() -> service.verify(target)).valid()).isTrue();
    }

    @Test
    void a_backend_that_is_terminated_does_not_lose_or_double_anything() throws InterruptedException {
        var id = service.report();
        var killer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 20; i++) {
                terminateBackends();
            }
        });
        var accepted = new ArrayList<String>();
        for (int i = 0; i < 100 || killer.isAlive(); i++) {
            try {
                service.send(Commands.note(id, "note " + i));
                accepted.add("note " + i);
            } catch (StoreRefusal unavailable) {
                assertThat(unavailable.reason()).isInstanceOf(StoreUnavailable.class);
            }
        }
        killer.join();

        assertThat(accepted).isNotEmpty();
        assertThat(read(() -> texts(id))).containsAll(accepted).doesNotHaveDuplicates();
        assertThat(read(() -> service.verify(id)).valid()).isTrue();
    }

    /** Asked again where the pool gave a connection that was cut; what was read once is final. */
    private static <T> T read(Callable<T> reading) {
        return await().ignoreExceptionsInstanceOf(StoreRefusal.class).until(reading, Objects::nonNull);
    }

    @Test
    void without_a_database_the_caller_hears_so_at_once() {
        var id = service.report();
        proxy.refuse(true);
        var start = System.nanoTime();

        assertUnavailable(() -> service.send(Commands.note(id, "nobody there")));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        proxy.refuse(false);
        await().ignoreExceptions()
                .until(() -> service.send(Commands.note(id, "back")).version() == 2);
    }

    private static void assertUnavailable(ThrowingCallable work) {
        assertThatExceptionOfType(StoreRefusal.class)
                .isThrownBy(work)
                .satisfies(refusal -> assertThat(refusal.reason()).isInstanceOf(StoreUnavailable.class));
    }

    private static CommandReceipt retry(IncidentId id, String key) {
        return await().ignoreExceptions().until(() -> keyed(id, key), _ -> true);
    }

    private static CommandReceipt keyed(IncidentId id, String key) {
        return keyed(Commands.note(id, "keyed"), key);
    }

    private static CommandReceipt keyed(IncidentCommand command, String key) {
        return service.commands().send(new CommandRequest(command, ALICE, null, new IdempotencyKey("alice", key, "f")));
    }

    private static Merge merge(IncidentId id, IncidentId into) {
        return new Merge(id, Commands.NOON, into, 7, null);
    }

    private static void terminateBackends() {
        Postgres.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                 where application_name = 'incident-command' and usename = '%s'
                """.formatted(service.database().app()));
    }

    private static List<String> types(IncidentId id) {
        return service.log().events(id, 0, 1000).stream().map(StoredEvent::type).toList();
    }

    private static List<String> texts(IncidentId id) {
        return service.log().events(id, 1, 1000).stream()
                .map(event -> event.event().toString())
                .map(text -> text.replaceAll(".*text=([^,]*),.*", "$1"))
                .toList();
    }
}

package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import mayday.command.Commands;
import mayday.command.CuttingProxy;
import mayday.command.CuttingProxy.Cut;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.Head;
import mayday.command.encoding.Upcasters;
import mayday.command.incident.IncidentId;
import mayday.command.store.StoreRefusal.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection goes while many appends are on their way in one transaction: they share its fate, whatever it was. */
class SharedDoubtTest {

    private static final int WRITERS = 2;

    private final List<IncidentId> ids =
            Stream.generate(Commands::newIncident).limit(12).toList();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private CuttingProxy proxy;
    private RunningService service;
    private GatedDatabase database;
    private GroupCommit group;
    private EventWriter writer;
    private List<Future<Head>> batch;

    /** One writer holds all of them and has not sent them yet. */
    @BeforeEach
    void make_a_batch() throws Exception {
        service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
        proxy = new CuttingProxy(Postgres.port());
        database = new GatedDatabase(service.database().through(proxy.port()));
        group = new GroupCommit(
                new AppendTransaction(database, new LogSignal(), new Memory(List.of())), Duration.ofMinutes(1));
        writer = new EventWriter(new RowMaker(new EventCodec(Upcasters.current()), Clock.systemUTC(), _ -> 0), group);
        var busy = new ArrayList<Future<Head>>();
        for (int number = 1; number <= WRITERS; number++) {
            busy.add(append(Commands.newIncident()));
            var expected = number;
            await().until(() -> database.waiting.get() == expected);
        }
        batch = ids.stream().map(this::append).toList();
        await().until(() -> group.queued() == ids.size());
        database.letThrough(1);
        await().until(() -> group.queued() == 0);
        database.letThrough(1);
        for (var one : busy) {
            one.get();
        }
        await().until(() -> database.waiting.get() == 1);
    }

    @AfterEach
    void stop() throws IOException {
        database.open();
        callers.close();
        group.close();
        proxy.close();
        service.close();
    }

    @Test
    void a_commit_whose_answer_was_lost_is_found_for_all_of_them() throws Exception {
        proxy.cutNextAppend(Cut.BEFORE_THE_ANSWER_ARRIVES, false);

        database.open();

        for (var append : batch) {
            assertThat(append.get().sequence()).isEqualTo(1);
        }
        assertThat(ids)
                .allSatisfy(id -> assertThat(service.log().events(id, 0, 10)).hasSize(1));
    }

    @Test
    void a_statement_that_never_arrived_is_refused_to_all_of_them() {
        proxy.cutNextAppend(Cut.BEFORE_THE_SERVER_HEARS, false);

        database.open();

        assertThat(batch)
                .allSatisfy(append -> assertThatThrownBy(append::get)
                        .cause()
                        .isInstanceOfSatisfying(
                                StoreRefusal.class,
                                refusal -> assertThat(refusal.reason()).isInstanceOf(StoreUnavailable.class)));
        assertThat(ids)
                .allSatisfy(id -> assertThat(service.log().events(id, 0, 10)).isEmpty());
    }

    private Future<Head> append(IncidentId id) {
        return callers.submit(() -> writer.append(Appends.first(id, null)).getLast());
    }
}

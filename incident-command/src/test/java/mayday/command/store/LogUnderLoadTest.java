package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.EventRow;
import mayday.command.encoding.Head;
import mayday.command.encoding.Upcasters;
import mayday.command.incident.Entry;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentCommand.Pin;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentLog;
import mayday.command.incident.IncidentRejection;
import mayday.command.incident.Kinds;
import mayday.command.incident.Policy;
import mayday.command.incident.RandomCommands;
import mayday.command.store.Append.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Everything at once: many writers on few incidents, transactions that stall and roll back, readers in between. */
class LogUnderLoadTest {

    private static final int INCIDENTS = 100;
    private static final int WRITERS = 64;
    private static final int ACCEPTED = Integer.getInteger("mayday.accepted", 20_000);
    private static final int RAW_WRITERS = 4;
    /** What rolls back, of all transactions that write. */
    private static final double ROLLED_BACK = 0.1;

    private static final long READER_PAUSE = Duration.ofMillis(5).toNanos();
    private static final long SEED = Long.getLong("mayday.seed", 20260301);

    private static final Logger LOG = LoggerFactory.getLogger(LogUnderLoadTest.class);

    private record Accepted(IncidentCommand command, CommandReceipt receipt) {}

    private static final RowMaker ROWS = new RowMaker(new EventCodec(Upcasters.current()), Clock.systemUTC(), _ -> 0);
    private static final IncidentEvent RAW_EVENT =
            new IncidentEvent.IncidentAcknowledged(Commands.NOON, "written past the rules");

    static RunningService service;
    static RunningService other;

    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    /** An event of each incident, for those who want to speak of one. */
    private final Map<IncidentId, UUID> told = new ConcurrentHashMap<>();

    final AtomicInteger count = new AtomicInteger();
    final AtomicInteger rolledBack = new AtomicInteger();
    final AtomicInteger rawCommitted = new AtomicInteger();
    final AtomicInteger turnedAway = new AtomicInteger();
    final AtomicInteger stalled = new AtomicInteger();
    volatile boolean written;
    volatile boolean ended;

    @BeforeAll
    static void start() {
        // Within one instance commands to one incident queue; two instances meet in the store.
        service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
        other = RunningService.on(service.database(), "mayday.command.relay.enabled=false");
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
    }

    @Test
    void nothing_is_lost_doubled_or_out_of_order() throws Exception {
        var incidents =
                IntStream.range(0, INCIDENTS).mapToObj(_ -> service.report()).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inCommitOrder = threads.submit(this::followInCommitOrder);
            var byPosition = threads.submit(this::followByPosition);
            var raw = start(threads, RAW_WRITERS, writer -> () -> writeRaw(writer));
            var undone = threads.submit(() -> writeInVain(incidents));
            try {
                join(start(
                        threads,
                        WRITERS,
                        writer ->
                                () -> write(writer % 2 == 0 ? service : other, incidents, new Random(SEED + writer))));
                written = true;
                join(raw);
                undone.get();
            } finally {
                written = true;
                ended = true;
            }

            var stored = storedIds();
            assertThat(inCommitOrder.get().equals(stored))
                    .as("all, in commit order")
                    .isTrue();
            assertThat(byPosition.get().size())
                    .as("seen by a reader that goes by position, whose loss this run must show")
                    .isLessThan(stored.size());
        }
        LOG.info(
                "{} accepted, {} of them after a conflict, {} turned away; {} raw transactions rolled back, {} stalled",
                accepted.size(),
                overcome(),
                turnedAway,
                rolledBack,
                stalled);
        assertThat(rolledBack.get() / (double) (rolledBack.get() + transactions()))
                .as("share of the transactions that rolled back")
                .isGreaterThanOrEqualTo(ROLLED_BACK);
        assertThat(stalled.get()).isPositive();
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(ACCEPTED);
        assertThat(accepted.stream().map(each -> each.command().getClass()).distinct())
                .as("all but reports and merges, which nobody sends, and the end of a watch, which is seldom due")
                .hasSizeGreaterThanOrEqualTo(Kinds.ofCommands().size() - 3);
        assertThat(overcome()).as("accepted after a conflict").isGreaterThan(ACCEPTED * 0.05);
        var receipts = new HashMap<IncidentId, List<Accepted>>();
        accepted.forEach(each -> receipts.computeIfAbsent(each.receipt().incident(), _ -> new ArrayList<>())
                .add(each));
        incidents.forEach(id -> assertConsistent(id, receipts.getOrDefault(id, List.of())));
    }

    /** The stored history is exactly what the accepted commands lead to, one after the other. */
    private void assertConsistent(IncidentId id, List<Accepted> commands) {
        var stored = service.log().events(id, 0, Integer.MAX_VALUE);
        assertThat(stored).extracting(StoredEvent::sequence).isEqualTo(oneTo(stored.size()));
        assertThat(service.verify(id)).returns(true, Verification::valid);
        var at = new HashMap<Integer, Accepted>();
        commands.forEach(each ->
                at.put(each.receipt().version() - each.receipt().events().size(), each));
        var state = IncidentLog.empty().with(entry(stored.getFirst()));
        for (int version = 1; version < stored.size(); ) {
            var command = at.remove(version);
            var author = Objects.requireNonNull(command, "Nobody wrote event %d of %s".formatted(version + 1, id));
            var decided = state.decide(author.command(), Policy.standard()).all();
            assertThat(eventsFrom(stored, version, decided.size())).isEqualTo(decided);
            for (var next : stored.subList(version, version + decided.size())) {
                state = state.with(entry(next));
            }
            version += decided.size();
        }
        assertThat(at).as("accepted, but not stored").isEmpty();
    }

    private static Entry entry(StoredEvent stored) {
        return Entry.of(
                stored.eventId(), stored.event(), stored.provenance().actor().kind());
    }

    private static List<IncidentEvent> eventsFrom(List<StoredEvent> stored, int index, int size) {
        return stored.subList(index, index + size).stream()
                .map(StoredEvent::event)
                .toList();
    }

    private Void write(RunningService instance, List<IncidentId> incidents, Random random) {
        while (count.get() < ACCEPTED) {
            var id = incidents.get(random.nextInt(incidents.size()));
            var command =
                    new RandomCommands(id, random, () -> told.getOrDefault(id, UUID.randomUUID())).ofLogOrIncident();
            if (command instanceof Merge) {
                // It would end an incident for good; merges have a test of their own.
                continue;
            }
            try {
                var receipt = instance.send(command);
                if (!receipt.events().isEmpty()) {
                    accepted.add(new Accepted(command, receipt));
                    if (!(command instanceof Pin)) {
                        // What is pinned stays the one that is spoken of, or nobody would come to unpin it.
                        told.put(id, receipt.events().getFirst().eventId());
                    }
                    count.incrementAndGet();
                }
            } catch (IncidentRejection rejection) {
                assertThat(rejection.reason()).isNotEqualTo(IncidentRejection.Reason.UNKNOWN_INCIDENT);
            } catch (StoreRefusal overload) {
                // On a busy machine some are turned away; nothing of them may be in the store.
                assertThat(overload.reason())
                        .isInstanceOfAny(StoreRefusal.StoreUnavailable.class, StoreRefusal.ConcurrentWriters.class);
                turnedAway.incrementAndGet();
            }
        }
        return null;
    }

    /** Appends in transactions of its own; one in ten rolls back, some sleep before they end. */
    private Void writeRaw(int writer) throws SQLException {
        var random = new Random(SEED - writer);
        var id = Commands.newIncident();
        var head = Head.NONE;
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            while (!written) {
                var made = insert(connection, note(id, -1 - writer, head));
                if (random.nextInt(50) == 0) {
                    stalled.incrementAndGet();
                    execute(connection, "select pg_sleep(2)");
                }
                if (random.nextInt(10) == 0) {
                    rolledBack.incrementAndGet();
                    connection.rollback();
                } else {
                    connection.commit();
                    rawCommitted.incrementAndGet();
                    head = made.getLast().asHead();
                }
            }
        }
        return null;
    }

    /**
     * Rolls back what the incidents of the others would have had next, so often that of all transactions enough do even
     * if no two commands had shared one.
     */
    private Void writeInVain(List<IncidentId> incidents) throws SQLException {
        var random = new Random(-SEED);
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            while (!written || isTooSeldom()) {
                if (!isTooSeldom()) {
                    LockSupport.parkNanos(READER_PAUSE);
                    continue;
                }
                var id = incidents.get(random.nextInt(incidents.size()));
                var last = service.log()
                        .events(id, service.log().version(id) - 1, 1)
                        .getFirst();
                var next = new Head(last.sequence(), last.recordedAt(), last.hash());
                try {
                    insert(connection, note(id, -1, next));
                } catch (SQLException taken) {
                    // Somebody was faster, which rolls back just as well.
                    assertThat(taken.getSQLState()).isEqualTo("23505");
                }
                connection.rollback();
                rolledBack.incrementAndGet();
            }
        }
        return null;
    }

    private boolean isTooSeldom() {
        var all = INCIDENTS + count.get() + rawCommitted.get() + rolledBack.get();
        return rolledBack.get() < ROLLED_BACK * all;
    }

    /** Those that were committed. */
    private static int transactions() {
        return service.bean(JdbcClient.class)
                .sql("select count(distinct tx) from event")
                .query(Integer.class)
                .single();
    }

    private static List<EventRow> insert(Connection connection, Append append) throws SQLException {
        var made = ROWS.make(append);
        var insert = AppendStatement.of(List.of(new PendingAppend(append, made)));
        try (var statement = connection.prepareStatement(insert.text())) {
            insert.bind(statement);
            statement.executeUpdate();
        }
        return made;
    }

    private static Append note(IncidentId id, int number, Head after) {
        var events = List.of(new NewEvent(UuidCreator.getTimeOrderedEpoch(), RAW_EVENT, null));
        var receipt = new CommandReceipt(id, number, after.sequence() + 1, List.of(), List.of(), null);
        return new Append(receipt, List.of(new Part(id, number, after, events, List.of())), RunningService.ALICE, null);
    }

    /** What the relay would publish; no event may come twice or before its predecessor. */
    private Set<UUID> followInCommitOrder() throws SQLException {
        try (var connection = connect()) {
            var log = new CommitOrder(readerOn(connection), new EventRows(new EventCodec(Upcasters.current())));
            return readInCommitOrder(log);
        }
    }

    private Set<UUID> readInCommitOrder(CommitOrder log) {
        var delivered = new HashSet<UUID>();
        var last = new HashMap<IncidentId, Integer>();
        var position = LogPosition.START;
        while (true) {
            var wasLast = ended;
            var page = log.after(position, 500).settled();
            for (var placed : page) {
                var event = placed.event();
                assertThat(delivered.add(event.eventId())).as("once").isTrue();
                assertThat(last.merge(event.incident(), 1, Integer::sum)).isEqualTo(event.sequence());
                position = placed.position();
            }
            if (page.isEmpty() && wasLast) {
                return delivered;
            }
            LockSupport.parkNanos(READER_PAUSE);
        }
    }

    /** How not to do it: by the order in which numbers were handed out. */
    private Set<UUID> followByPosition() throws SQLException {
        try (var connection = connect()) {
            return readByPosition(readerOn(connection));
        }
    }

    private Set<UUID> readByPosition(JdbcClient database) {
        var delivered = new HashSet<UUID>();
        var position = new AtomicLong();
        while (true) {
            var wasLast = ended;
            var page = database.sql(
                            "select event_id, position from event where position > :after order by position limit 500")
                    .param("after", position.get())
                    .query((row, _) -> {
                        position.set(row.getLong("position"));
                        return row.getObject("event_id", UUID.class);
                    })
                    .list();
            delivered.addAll(page);
            if (page.isEmpty() && wasLast) {
                return delivered;
            }
            LockSupport.parkNanos(READER_PAUSE);
        }
    }

    private static Set<UUID> storedIds() {
        return new HashSet<>(service.bean(JdbcClient.class)
                .sql("select event_id from event")
                .query(UUID.class)
                .list());
    }

    private static double overcome() {
        return Stream.of(service, other)
                .mapToDouble(instance -> instance.bean(MeterRegistry.class)
                        .counter("incident.command.conflicts.overcome")
                        .count())
                .sum();
    }

    private static JdbcClient readerOn(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                service.database().url(), service.database().app(), "");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Future<Void>> start(ExecutorService threads, int count, IntFunction<Callable<Void>> work) {
        return IntStream.range(0, count)
                .mapToObj(i -> threads.submit(work.apply(i)))
                .toList();
    }

    private static void join(List<Future<Void>> futures) throws Exception {
        for (var future : futures) {
            future.get();
        }
    }

    private static List<Integer> oneTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}

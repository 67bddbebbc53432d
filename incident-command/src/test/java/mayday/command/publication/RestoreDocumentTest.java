package mayday.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.IncidentId;
import mayday.command.store.CommitOrder;
import mayday.command.store.LogPosition;
import org.junit.jupiter.api.Test;

/** What {@code docs/restore.md} has people do, done to a log that another cluster wrote. */
class RestoreDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "restore.md");
    private static final Pattern SQL = Pattern.compile("```sql\n(.+?)```", Pattern.DOTALL);

    /** More transactions than the cluster of this test will ever count. */
    private static final String FROM_ELSEWHERE = """
            set session_replication_role = replica;
            update event set tx = (tx::text::bigint + 1000000000000)::text::xid8;
            update relay_checkpoint set tx = (tx::text::bigint + 1000000000000)::text::xid8
            """;

    @Test
    void a_log_that_another_cluster_wrote_is_published_from_its_first_event_to_its_last() throws Exception {
        var database = Postgres.fresh();
        IncidentId first;
        IncidentId second;
        try (var before = publishing(database)) {
            first = before.report();
            second = before.report();
            for (int version = 2; version <= 10; version++) {
                before.send(Commands.note(first, "before"));
                before.send(Commands.note(second, "before"));
            }
            awaitPublished(first, 10);
        }
        Postgres.execute(database, FROM_ELSEWHERE);
        try (var waiting = RunningService.on(database, "mayday.command.relay.enabled=false")) {
            assertThat(settled(waiting)).isEmpty();
        }

        asOwner(database, statements());
        Broker.deleteTopic();

        try (var after = publishing(database)) {
            assertThat(settled(after)).hasSize(20);
            assertThat(after.send(Commands.note(second, "after")).version()).isEqualTo(11);
            awaitPublished(first, 10);
            awaitPublished(second, 11);
            assertThat(after.verify(first).valid()).isTrue();
            assertThat(after.verify(second).valid()).isTrue();
        }
    }

    private static RunningService publishing(Postgres.Database database) {
        return RunningService.on(database, "spring.kafka.bootstrap-servers=" + Broker.servers());
    }

    private static List<CommitOrder.Placed> settled(RunningService service) {
        return service.bean(CommitOrder.class).after(LogPosition.START, 100).settled();
    }

    private static String statements() throws Exception {
        var blocks = SQL.matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(1))
                .toList();
        return String.join("\n", blocks);
    }

    private static void asOwner(Postgres.Database database, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(database.url(), database.owner(), "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** In the order of the incident, from the topic's beginning. */
    private static void awaitPublished(IncidentId id, int version) {
        var sequences =
                Broker.readUntil(records -> Broker.sequences(records, id).size() >= version);
        assertThat(Broker.sequences(sequences, id))
                .isEqualTo(IntStream.rangeClosed(1, version).boxed().toList());
    }
}

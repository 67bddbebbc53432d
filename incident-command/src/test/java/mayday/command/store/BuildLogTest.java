package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.Check;
import mayday.command.incident.IncidentCommand.RecordCheck;
import mayday.command.incident.IncidentId;
import org.junit.jupiter.api.Test;

class BuildLogTest {

    @Test
    void the_newest_events_about_builds_come_in_the_order_in_which_they_were_stored() {
        try (var service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false")) {
            var one = service.report();
            var other = service.report();
            service.send(check(one, "first"));
            service.send(Commands.note(one, "not about builds"));
            service.send(check(other, "second"));
            service.send(check(one, "third"));

            assertThat(service.bean(BuildLog.class).newest(2))
                    .extracting(StoredEvent::incident, StoredEvent::sequence)
                    .containsExactly(tuple(other, 2), tuple(one, 4));
        }
    }

    @Test
    void what_was_decoded_is_kept_and_what_came_since_is_added() {
        try (var service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false")) {
            var log = service.bean(BuildLog.class);
            var one = service.report();
            service.send(check(one, "first"));
            service.send(check(one, "second"));
            var before = log.newest(2);

            assertThat(log.newest(2).getLast()).isSameAs(before.getLast());

            service.send(check(one, "third"));
            var after = log.newest(2);

            assertThat(after).extracting(StoredEvent::sequence).containsExactly(3, 4);
            assertThat(after.getFirst()).isSameAs(before.getLast());
            assertThat(log.newest(3)).extracting(StoredEvent::sequence).containsExactly(2, 3, 4);
        }
    }

    @Test
    void they_are_read_by_an_index_of_their_own() throws SQLException {
        var database = Postgres.fresh();
        try (var service = RunningService.on(database, "mayday.command.relay.enabled=false");
                var connection = DriverManager.getConnection(database.url(), database.owner(), "");
                var statement = connection.createStatement()) {
            service.report();
            // So small a table would be read as a whole.
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = off");
            var newest =
                    "select * from event where type in (%s) order by position desc limit 10".formatted(BuildLog.TYPES);

            assertThat(plan(statement, newest)).contains("Backward using event_production_builds");
            assertThat(plan(statement, BuildLog.AT.replace(":positions", "'{1,2}'")))
                    .contains("using event_production_builds");
        }
    }

    private static String plan(Statement statement, String query) throws SQLException {
        var plan = new StringBuilder();
        try (var lines = statement.executeQuery("explain " + query)) {
            while (lines.next()) {
                plan.append(lines.getString(1));
            }
        }
        return plan.toString();
    }

    private static RecordCheck check(IncidentId incident, String name) {
        return new RecordCheck(
                incident, Commands.NOON, new Check(name, null, "production", false, null, null, null, null), true);
    }
}

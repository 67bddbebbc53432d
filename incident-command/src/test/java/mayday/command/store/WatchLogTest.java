package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import mayday.command.Postgres;
import mayday.command.RunningService;
import org.junit.jupiter.api.Test;

class WatchLogTest {

    @Test
    void it_is_followed_by_an_index_of_its_own() throws SQLException {
        var database = Postgres.fresh();
        try (var service = RunningService.on(database, "mayday.command.relay.enabled=false");
                var connection = DriverManager.getConnection(database.url(), database.owner(), "");
                var statement = connection.createStatement()) {
            service.report();
            // So small a table would be read as a whole.
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = off");
            var sql = "explain select * from event where type in (%s) order by tx, position limit 10"
                    .formatted(WatchLog.TYPES);
            var plan = new StringBuilder();
            try (var lines = statement.executeQuery(sql)) {
                while (lines.next()) {
                    plan.append(lines.getString(1));
                }
            }

            assertThat(plan).contains("using event_of_watch_window");
        }
    }
}

package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mayday.endtoend.incidents.GeneratedIncidents;
import mayday.endtoend.incidents.IncidentFile;
import mayday.endtoend.running.RunningMayday;
import mayday.standalone.Database;
import org.junit.jupiter.api.Test;

/** The timeline is a reading of the log: it can be thrown away. */
class RebuildTest {

    private final RunningMayday mayday = RunningMayday.get();

    @Test
    void a_timeline_database_that_was_deleted_comes_back_byte_for_byte() throws SQLException {
        replaySome();
        var before = dump();
        assertThat(before.get("timeline_entry")).hasSizeGreaterThan(1_000);

        mayday.restart(postgresql -> {
            try (var statement = postgresql.createStatement()) {
                statement.execute("drop database timeline");
            }
        });

        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(sizes(dump())).isEqualTo(sizes(before)));
        var after = dump();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
    }

    private static void replaySome() {
        var files = new ArrayList<>(IncidentFile.bundled());
        files.addAll(GeneratedIncidents.of(7, 50));
        Replaying.all(files);
    }

    private Map<String, List<String>> dump() throws SQLException {
        try (var connection = mayday.database(Database.TIMELINE)) {
            return CanonicalDump.of(connection);
        }
    }

    private static Map<String, Integer> sizes(Map<String, List<String>> dump) {
        var sizes = new TreeMap<String, Integer>();
        dump.forEach((table, rows) -> sizes.put(table, rows.size()));
        return sizes;
    }
}

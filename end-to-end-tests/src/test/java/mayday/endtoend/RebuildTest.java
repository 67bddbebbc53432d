package mayday.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import mayday.endtoend.incidents.GeneratedIncidents;
import mayday.endtoend.incidents.IncidentFile;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.RunningMayday;
import mayday.standalone.Database;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Timeline and post-mortems are readings of the log: they can be thrown away. */
class RebuildTest {

    private static final Duration TIME_TO_REBUILD = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final RunningMayday mayday = RunningMayday.get();
    private final FrontDoor door = mayday.frontDoor();

    @Test
    void databases_that_were_deleted_come_back_byte_for_byte() throws SQLException {
        var resolved = replaySome();
        putRightSome();
        var before = atRest();
        assertThat(before.get("timeline_entry")).hasSizeGreaterThan(1_000);
        var draft = draft(resolved);
        assertThat(draft).startsWith("# ");

        mayday.restart(postgresql -> {
            try (var statement = postgresql.createStatement()) {
                statement.execute("drop database timeline");
                statement.execute("drop database postmortem");
            }
        });

        // Counting holds up the rebuild less than reading everything does.
        await().atMost(TIME_TO_REBUILD)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> entries()
                        >= requireNonNull(before.get("timeline_entry")).size());
        await().atMost(TIME_TO_REBUILD).pollInterval(BETWEEN_LOOKS).untilAsserted(() -> {
            var after = dump();
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach(
                    (table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
        });
        await().atMost(TIME_TO_REBUILD)
                .pollInterval(BETWEEN_LOOKS)
                .untilAsserted(() -> assertThat(draft(resolved)).isEqualTo(draft));
    }

    /** Answers the id of one that is resolved. */
    private static String replaySome() {
        var files = new ArrayList<>(IncidentFile.bundled());
        files.addAll(GeneratedIncidents.of(7, 50));
        var replayed = Replaying.all(files);
        return files.stream()
                .filter(file -> file.slug().equals("cloudflare-2019-07-02"))
                .map(file -> requireNonNull(replayed.get(file)).incidentId())
                .findFirst()
                .orElseThrow();
    }

    private String draft(String incident) {
        return door.get("/postmortems/" + incident, "text/markdown").body();
    }

    /** What replaying does not do: correct, retract, pin, merge. */
    private void putRightSome() {
        var incident = id(door.command("/incidents", Map.of("title", "Told wrongly", "severity", "SEV2")));
        var misread = told(incident, "note", Map.of("text", "error rate 14 %"));
        told(
                incident,
                "correct",
                Map.of("eventId", misread, "reason", "misread", "correction", Map.of("text", "error rate 41 %")));
        told(incident, "pin", Map.of("eventId", misread));
        var wrong = told(incident, "start-impact", Map.of("system", "mail", "level", "DEGRADED"));
        told(incident, "retract", Map.of("eventId", wrong, "reason", "another system"));
        var same = id(door.command("/incidents", Map.of("title", "Told twice")));
        told(same, "merge", Map.of("into", incident));
    }

    private String told(String incident, String command, Map<String, ?> body) {
        return door.command("/incidents/" + incident + "/" + command, body)
                .at("/events/0/eventId")
                .asString();
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asString();
    }

    private Map<String, List<String>> dump() throws SQLException {
        try (var connection = mayday.database(Database.TIMELINE)) {
            return CanonicalDump.of(connection);
        }
    }

    // What tests before this one did may still be on its way.
    private Map<String, List<String>> atRest() throws SQLException {
        var last = new AtomicReference<>(dump());
        await().atMost(TIME_TO_REBUILD).pollInterval(BETWEEN_LOOKS).until(() -> {
            var now = dump();
            return now.equals(last.getAndSet(now));
        });
        return last.get();
    }

    private int entries() throws SQLException {
        try (var connection = mayday.database(Database.TIMELINE);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from timeline_entry")) {
            row.next();
            return row.getInt(1);
        }
    }
}

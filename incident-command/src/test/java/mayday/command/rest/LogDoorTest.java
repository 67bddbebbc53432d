package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LogDoorTest {

    private static final OpenDoor DOOR = OpenDoor.shared();

    @Test
    void the_log_is_read_in_pages_that_say_whether_more_follow() {
        var incident = incidentWithNotes(4);

        var page = DOOR.get(incident + "/events?after=1&limit=2");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("application/json");
        assertThat(page.header("ETag")).isEqualTo("\"5\"");
        assertThat(page.json().path("version").asInt()).isEqualTo(5);
        assertThat(sequences(page.json().path("events"))).containsExactly(2, 3);
    }

    @Test
    void an_event_is_told_as_the_contract_describes_it() {
        var incident = DOOR.incident(
                "{\"title\":\"Zahlung schlägt fehl 💥\",\"occurredAt\":\"2026-01-01T12:00:00.1234567+01:00\"}");

        var log = DOOR.get(incident + "/events").json();
        var event = log.path("events").path(0);

        assertThat(event.path("incidentId")).isEqualTo(log.path("incidentId"));
        assertThat(event.path("incidentNumber")).isEqualTo(log.path("number"));
        assertThat(event.path("occurredAt").asString()).isEqualTo("2026-01-01T11:00:00.123456Z");
        assertThat(event.path("actor").path("id").asString()).isEqualTo("anonymous");
        assertThat(event.path("source").asString()).isEqualTo("rest");
        assertThat(event.path("reported").path("title").asString()).isEqualTo("Zahlung schlägt fehl 💥");
    }

    @Test
    void an_event_says_who_spoke_and_in_which_trace() {
        var incident = DOOR.incident();
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        DOOR.post(
                incident + "/acknowledge",
                "{}",
                "Mayday-Actor-Kind",
                "service",
                "Mayday-Actor-Id",
                "pager",
                "Mayday-Actor-Name",
                "Bereitschaft%20S%C3%BCd",
                "Mayday-Actor-Role",
                "on call",
                "X-Correlation-Id",
                "corr-1",
                "traceparent",
                trace);

        var event = DOOR.get(incident + "/events?after=1").json().path("events").path(0);

        assertThat(event.path("actor").path("kind").asString()).isEqualTo("ACTOR_KIND_SERVICE");
        assertThat(event.path("actor").path("id").asString()).isEqualTo("pager");
        assertThat(event.path("actor").path("name").asString()).isEqualTo("Bereitschaft Süd");
        assertThat(event.path("actor").path("role").asString()).isEqualTo("on call");
        assertThat(event.path("correlationId").asString()).isEqualTo("corr-1");
        assertThat(event.path("traceparent").asString()).isEqualTo(trace);
    }

    @Test
    void a_malformed_trace_is_ignored_and_a_good_one_names_the_problem() {
        var good = DOOR.get("/nothing", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        var bad = DOOR.post(DOOR.incident() + "/acknowledge", "{}", "traceparent", "00-0-0-zz");

        assertThat(good.json().path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(bad.status()).isEqualTo(200);
    }

    @Test
    void as_lines_the_whole_log_comes_at_once() {
        var incident = incidentWithNotes(3);

        var lines = DOOR.get(incident + "/events", "Accept", "application/x-ndjson");

        assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(lines.response().body().lines().map(OpenDoor.JSON::readTree).map(LogDoorTest::sequence))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void after_the_last_event_there_is_none() {
        var incident = DOOR.incident();

        assertThat(DOOR.get(incident + "/events?after=1").json().path("events")).isEmpty();
        assertThat(DOOR.get(incident + "/events?after=1", "Accept", "application/x-ndjson")
                        .response()
                        .body())
                .isEmpty();
    }

    @Test
    void what_was_sent_comes_back_as_it_was_and_does_nothing() {
        var incident = DOOR.incident();
        var text = "'; drop table event; -- %s {{7*7}} ${7*7} <script>alert(1)</script> \\\\ \t[31m\n 👨‍👩‍👧";
        DOOR.post(incident + "/note", OpenDoor.JSON.writeValueAsString(java.util.Map.of("text", text)));

        var note = DOOR.get(incident + "/events?after=1").json().path("events").path(0);

        assertThat(note.path("noteTaken").path("text").asString()).isEqualTo(text);
    }

    @Test
    void names_that_look_alike_are_alike() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/start-impact", "{\"system\":\"cafe\\u0301 \",\"level\":\"DOWN\"}");

        assertThat(DOOR.post(incident + "/end-impact", "{\"system\":\"caf\\u00e9\"}")
                        .events())
                .containsExactly("impact_ended");
    }

    @Test
    void the_hash_chain_holds() {
        var verification = DOOR.get(incidentWithNotes(3) + "/verification");

        assertThat(verification.status()).isEqualTo(200);
        assertThat(verification.json().path("valid").asBoolean()).isTrue();
        assertThat(verification.json().path("version").asInt()).isEqualTo(4);
        assertThat(verification.json().path("head").asString()).matches("[0-9a-f]{64}");
        assertThat(verification.json().path("brokenAt").isNull()).isTrue();
        assertThat(verification.json().path("signed").asBoolean()).isFalse();
    }

    @Test
    void a_broken_hash_chain_says_where() throws SQLException {
        var incident = incidentWithNotes(3);
        var id = incident.substring(incident.lastIndexOf('/') + 1);
        tamperWith(id);

        var verification = DOOR.get(incident + "/verification").json();

        assertThat(verification.path("valid").asBoolean()).isFalse();
        assertThat(verification.path("brokenAt").asInt()).isEqualTo(3);
    }

    /** Only the owner of the tables can, and only by putting the guard aside. */
    private static void tamperWith(String id) throws SQLException {
        var database = DOOR.database();
        try (var connection = DriverManager.getConnection(database.url(), database.owner(), "");
                var statement = connection.createStatement()) {
            statement.execute("alter table event disable trigger user");
            statement.execute("update event set occurred_at = occurred_at - interval '1 hour' where seq = 3"
                    + " and stream = '" + id + "'");
            statement.execute("alter table event enable trigger user");
        }
    }

    private static String incidentWithNotes(int count) {
        var incident = DOOR.incident();
        IntStream.range(0, count).forEach(n -> DOOR.post(incident + "/note", "{\"text\":\"Note %d\"}".formatted(n)));
        return incident;
    }

    private static Iterable<Integer> sequences(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false)
                .map(LogDoorTest::sequence)
                .toList();
    }

    private static int sequence(JsonNode event) {
        return event.path("sequence").asInt();
    }
}

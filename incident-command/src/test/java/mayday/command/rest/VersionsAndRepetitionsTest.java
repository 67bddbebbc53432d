package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionsAndRepetitionsTest {

    private static final OpenDoor DOOR = OpenDoor.shared();

    @Test
    void the_version_one_has_seen_lets_a_command_through() {
        var answered = DOOR.post(DOOR.incident() + "/acknowledge", "{}", "If-Match", "\"1\"");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_stale_version_is_412_and_says_the_current_one() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/acknowledge", "{}");

        var answered = DOOR.post(incident + "/note", "{\"text\":\"x\"}", "If-Match", "\"1\"");

        assertThat(answered.status()).isEqualTo(412);
        assertThat(answered.code()).isEqualTo("stale_version");
        assertThat(answered.json().path("currentVersion").asInt()).isEqualTo(2);
    }

    @Test
    void a_report_has_no_version_to_expect() {
        assertThat(DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"x\"}", "If-Match", "\"1\"")
                        .code())
                .isEqualTo("malformed_header");
    }

    @Test
    void a_repetition_gets_the_first_answer_again_however_it_is_spelled() {
        var key = UUID.randomUUID().toString();
        var report = DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"x\",\"source\":\"USER\"}", "Idempotency-Key", key);
        int stored = DOOR.storedEvents();

        var again = DOOR.post(
                OpenDoor.INCIDENTS,
                " { \"source\": \"USER\", \"title\": \"x\" } ",
                "Idempotency-Key",
                "\"" + key + "\"");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(report.response().body());
        assertThat(again.header("Location")).isEqualTo(report.header("Location"));
        assertThat(DOOR.storedEvents()).isEqualTo(stored);
    }

    @Test
    void both_names_of_an_incident_make_the_same_request() {
        var key = UUID.randomUUID().toString();
        var report = DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"x\"}").json();
        var byId = OpenDoor.INCIDENTS + "/" + report.path("id").asString() + "/note";
        var byNumber = OpenDoor.INCIDENTS + "/" + report.path("number").asString() + "/note";

        var first = DOOR.post(byId, "{\"text\":\"x\"}", "Idempotency-Key", key);

        assertThat(DOOR.post(byNumber, "{\"text\":\"x\"}", "Idempotency-Key", key)
                        .response()
                        .body())
                .isEqualTo(first.response().body());
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        var incident = DOOR.incident();
        var key = UUID.randomUUID().toString();
        DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Idempotency-Key", key);

        for (var other : java.util.List.of(
                DOOR.post(incident + "/note", "{\"text\":\"y\"}", "Idempotency-Key", key),
                DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Idempotency-Key", key, "If-Match", "\"2\""),
                DOOR.post(incident + "/acknowledge", "{\"text\":\"x\"}", "Idempotency-Key", key))) {
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.code()).isEqualTo("idempotency_key_reused");
        }
    }

    @Test
    void two_people_may_use_the_same_key() {
        var incident = DOOR.incident();
        var key = UUID.randomUUID().toString();
        DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Idempotency-Key", key, "Mayday-Actor-Id", "ada");

        var other = DOOR.post(incident + "/note", "{\"text\":\"y\"}", "Idempotency-Key", key, "Mayday-Actor-Id", "bob");

        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void fifty_repetitions_at_once_make_one_event() {
        var incident = DOOR.incident();
        var key = UUID.randomUUID().toString();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(_ -> callers.submit(
                            () -> DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Idempotency-Key", key)))
                    .toList();

            assertThat(answers)
                    .extracting(answer -> answer.get().response().body())
                    .containsOnly(answers.getFirst().resultNow().response().body());
        }
        assertThat(DOOR.get(incident + "/events").json().path("version").asInt())
                .isEqualTo(2);
    }
}

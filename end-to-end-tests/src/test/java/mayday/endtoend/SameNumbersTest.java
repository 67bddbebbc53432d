package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics, timeline, board and draft give the same lengths where instants lie between the milliseconds. */
class SameNumbersTest {

    private static final String HOUR = "2026-05-04T08:";

    private final FrontDoor door = RunningMayday.get().frontDoor();
    private String incident = "";
    private int version;

    @Test
    void every_door_cuts_instants_to_the_millisecond_before_it_subtracts_them() {
        theHour();

        var metrics = read("/incidents/%s/metrics?minVersion=%d");
        var draft = read("/postmortems/%s?minVersion=%d");
        var board = read("/incidents/%s?minVersion=%d");
        var lengths = lengths(metrics.path("durations"));

        assertThat(lengths)
                .containsEntry("time_to_acknowledge", minutes(2))
                .containsEntry("time_to_restore", minutes(20))
                .containsEntry("time_to_resolve", minutes(40));
        assertThat(lengths(draft.path("time").path("spans")))
                .hasSize(7)
                .allSatisfy((name, millis) -> assertThat(lengths).containsEntry(name, millis));
        assertThat(draft.at("/time/lasted/millis").asLong()).isEqualTo(minutes(20));
        assertThat(metrics.at("/timeDown/downMillis").asLong())
                .isEqualTo(draft.at("/timeDown/overall/downMillis").asLong())
                .isEqualTo(minutes(20));
        assertThat(millis(board, "resolvedAt") - millis(board, "impactStart")).isEqualTo(minutes(40));
        assertThat(metrics.path("stamps").properties())
                .allSatisfy(
                        stamp -> assertThat(draft.path("time").path("stamps").valueStream())
                                .filteredOn(told -> told.path("name").asString().equals(stamp.getKey()))
                                .extracting(told -> told.path("at").asString())
                                .containsExactly(stamp.getValue().asString()));
        assertThat(read("/incidents/%s/timeline?minVersion=%d").path("entries").valueStream())
                .extracting(entry -> entry.path("headline").asString())
                .contains("Deployment d-1 to production finished, 5 min after it was requested");
    }

    private void theHour() {
        at(
                "03:00.000250",
                "",
                Map.of(
                        "title", "Checkout answers 502",
                        "source", "MONITORING",
                        "severity", "SEV2",
                        "mode", "RETROSPECTIVE",
                        "impactStartedAt", HOUR + "00:00.000999Z",
                        "detectedAt", HOUR + "02:00.000001Z",
                        "systems",
                                List.of(Map.of(
                                        "system", "checkout", "level", "DOWN", "since", HOUR + "00:00.000999Z"))));
        at("05:00.000001", "/acknowledge", Map.of());
        at("10:00.000500", "/choose-strategy", Map.of("strategy", "HOTFIX", "rationale", "The cause is known"));
        at("10:00.000999", "/request-deployment", Map.of("deploymentId", "d-1", "system", "checkout"));
        at("11:00.000001", "/deploy-fix", Map.of("deploymentId", "d-1", "system", "checkout"));
        at("15:00.000499", "/finish-deployment", Map.of("deploymentId", "d-1", "outcome", "SUCCEEDED"));
        at("20:00.000001", "/end-impact", Map.of("system", "checkout"));
        at("25:00.000998", "/mitigate", Map.of());
        at("40:00.000001", "/resolve", Map.of("summary", "Served again"));
    }

    private void at(String time, String command, Map<String, ?> said) {
        var body = new HashMap<String, Object>(said);
        body.put("occurredAt", HOUR + time + "Z");
        var path = "/incidents" + (command.isEmpty() ? "" : "/" + incident + command);
        var answer = door.command(path, body, "Mayday-Actor-Kind", "person", "Mayday-Actor-Id", "ada.lovelace");
        incident = answer.path("id").asString();
        version = answer.path("version").asInt();
    }

    private JsonNode read(String path) {
        return door.get(path.formatted(incident, version)).json();
    }

    private static Map<String, Long> lengths(JsonNode named) {
        return named.valueStream()
                .collect(Collectors.toMap(
                        one -> one.path("name").asString(),
                        one -> one.path("millis").asLong()));
    }

    private static long millis(JsonNode board, String name) {
        return Instant.parse(board.path(name).asString()).toEpochMilli();
    }

    private static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }
}

package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One bad day, told command by command, and how it reads afterwards. */
class BadDayTest {

    /** {@code -Dmayday.golden=write} writes it anew; then read it before it is committed. */
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bad-day.md");

    private static final String DAY = "2026-03-14T";

    private final FrontDoor door = RunningMayday.get().frontDoor();
    private String incident = "";
    private int version;

    @Test
    void a_bad_day_reads_as_it_went() throws IOException {
        theDay();

        var told = door.get("/incidents/%s/timeline?minVersion=%d".formatted(incident, version), "text/markdown")
                .body()
                .replaceAll("INC-\\d+", "INC-n")
                .replaceAll("recorded [-0-9]+ [:0-9]+", "recorded later");

        if ("write".equals(System.getProperty("mayday.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, told);
        }
        assertThat(told).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void its_numbers_are_those_of_the_clock() {
        theDay();

        var metrics = door.get("/incidents/%s/metrics?minVersion=%d".formatted(incident, version))
                .json();

        assertThat(metrics.path("timeDown").path("downMillis").asLong()).isEqualTo(minutes(32));
        assertThat(metrics.path("timeDown").path("degradedMillis").asLong()).isEqualTo(minutes(10));
        assertThat(durations(metrics))
                .containsEntry("time_to_detect", minutes(1) + 30_000)
                .containsEntry("time_to_report", 123_250L)
                .containsEntry("time_to_acknowledge", 56_750L)
                .containsEntry("time_to_mitigate", minutes(42))
                .containsEntry("time_to_resolve", minutes(145));
        assertThat(door.get("/postmortems/%s?minVersion=%d".formatted(incident, version), "text/markdown")
                        .body())
                .contains("Checkout answers 502", "Grace Hopper", "Release 2026.11.3 was rolled back");
    }

    private void theDay() {
        incident = "";
        at(
                "09:12:03.250Z",
                "monitoring",
                "",
                Map.of(
                        "title", "Checkout answers 502",
                        "description", "Every second order fails",
                        "source", "MONITORING",
                        "severity", "SEV2",
                        "systems", List.of(Map.of("system", "checkout", "level", "DOWN"), Map.of("system", "mail")),
                        "impactStartedAt", DAY + "09:10:00Z",
                        "detectedAt", DAY + "09:11:30Z"));
        at("09:13:00Z", "Ada Lovelace", "/acknowledge", Map.of("text", "Looking"));
        at("09:14:00Z", "Ada Lovelace", "/join-war-room", Map.of("role", "commander", "team", "shop"));
        at("09:14:30Z", "Grace Hopper", "/join-war-room", Map.of("role", "subject expert", "team", "payments"));
        at("09:15:10Z", "support", "/add-report", Map.of("source", "SUPPORT", "text", "40 tickets in five minutes"));
        at(
                "09:16:00Z",
                "Ada Lovelace",
                "/escalate",
                Map.of("severity", "SEV1", "reason", "Nobody can pay", "teams", List.of("payments")));
        at("09:20:00Z", "Grace Hopper", "/note", Map.of("kind", "FINDING", "text", "It began with release 2026.11.3"));
        at(
                "09:21:00Z",
                "Grace Hopper",
                "/link-change",
                Map.of(
                        "changeId",
                        "2026.11.3",
                        "kind",
                        "DEPLOYMENT",
                        "system",
                        "checkout",
                        "changedAt",
                        DAY + "09:08:00Z"));
        at("09:22:00Z", "Ada Lovelace", "/estimate-users-affected", Map.of("value", 1200, "upper", 1500));
        at(
                "09:25:00Z",
                "Ada Lovelace",
                "/choose-strategy",
                Map.of(
                        "strategy",
                        "ROLLBACK",
                        "rationale",
                        "The last build was good",
                        "decidedBy",
                        List.of("Ada Lovelace", "Grace Hopper"),
                        "rollbackParts",
                        List.of(Map.of("name", "checkout", "kind", "CODE", "targetVersion", "2026.11.2"))));
        at(
                "09:30:00Z",
                "Grace Hopper",
                "/deploy-fix",
                Map.of("deploymentId", "d-7", "system", "checkout", "version", "2026.11.2"));
        at(
                "09:36:00Z",
                "Grace Hopper",
                "/note",
                Map.of("kind", "OBSTACLE", "text", "The pipeline waited for a runner", "minutesLost", 6));
        at("09:41:00Z", "pipeline", "/finish-deployment", Map.of("deploymentId", "d-7", "outcome", "SUCCEEDED"));
        at("09:41:00Z", "pipeline", "/complete-rollback-step", Map.of("part", "checkout"));
        at("09:42:00Z", "Ada Lovelace", "/change-impact", Map.of("system", "checkout", "level", "DEGRADED"));
        at(
                "09:45:00Z",
                "Grace Hopper",
                "/record-check",
                Map.of("name", "order with card", "system", "checkout", "symptom", true, "outcome", "PASSED"));
        at("09:52:00Z", "Ada Lovelace", "/mitigate", Map.of("text", "Orders go through"));
        at("10:00:00Z", "Ada Lovelace", "/verify", Map.of());
        at("10:01:00Z", "Ada Lovelace", "/start-watch", Map.of("lengthMinutes", 60, "watching", List.of("error rate")));
        at("11:01:00Z", "Ada Lovelace", "/end-watch", Map.of("text", "Quiet"));
        at("11:35:00Z", "Ada Lovelace", "/resolve", Map.of("summary", "Release 2026.11.3 was rolled back"));
    }

    private void at(String time, String who, String command, Map<String, Object> said) {
        var body = new HashMap<>(said);
        body.put("occurredAt", DAY + time);
        var kind = Character.isUpperCase(who.charAt(0)) ? "person" : "service";
        var answer = door.command(
                incident.isEmpty() ? "/incidents" : "/incidents/" + incident + command,
                body,
                "Mayday-Actor-Kind",
                kind,
                "Mayday-Actor-Id",
                who.toLowerCase(Locale.ROOT).replace(' ', '.'),
                "Mayday-Actor-Name",
                who.replace(" ", "%20"));
        incident = answer.path("id").asString();
        version = answer.path("version").asInt();
    }

    private static Map<String, Long> durations(JsonNode metrics) {
        var durations = new HashMap<String, Long>();
        metrics.path("durations")
                .forEach(duration -> durations.put(
                        duration.path("name").asString(),
                        duration.path("millis").asLong()));
        return durations;
    }

    private static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }
}

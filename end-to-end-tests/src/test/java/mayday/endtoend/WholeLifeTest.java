package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole life of one incident, told through the doors only: reported by strangers, wrongly explained, reverted in
 * vain, rolled back part by part, broken again, fixed, watched, resolved, and put right in the record afterwards.
 */
class WholeLifeTest {

    /** {@code -Dmayday.golden=write} writes it anew; then read it before it is committed. */
    private static final Path GOLDEN = Path.of("src/test/resources/golden/whole-life.md");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};
    private static final String DAY = "2026-04-07T";

    private final FrontDoor door = RunningMayday.get().frontDoor();
    private final List<String> events = new ArrayList<>();
    private String incident = "";
    private int version;

    @Test
    void a_whole_life_is_told_decided_and_put_right() throws IOException {
        reported();
        searched();
        revertedInVain();
        rolledBack();
        brokenAgainAndFixed();
        putRight();
        plannedAnew();

        assertLogReadsAsItWent();
        assertNumbersFollowTheCorrections();
        assertEveryDoorTellsTheSame();
    }

    private void reported() {
        at("08:03", "A passer-by", "", """
                {"title": "Checkout says: try again later", "source": "SOCIAL", "severity": "SEV3",
                 "reference": "https://social.example/p/1", "reporter": "@hungry", "impactStartedAt": "2026-04-07T08:01:00Z",
                 "systems": [{"system": "checkout", "level": "PARTIAL", "since": "2026-04-07T08:01:00Z"}],
                 "reproduction": {"steps": ["Put a book into the basket", "Pay by card"], "expected": "A receipt",
                                  "seen": "Try again later", "environment": "production"}}
                """);
        at("08:06", "Support desk", "add-report", """
                {"source": "SUPPORT", "reference": "T-4711", "text": "31 tickets in ten minutes", "system": "checkout"}
                """);
        at("08:07", "Ada Lovelace", "acknowledge", """
                {"text": "On it"}
                """);
        at("08:09", "Ada Lovelace", "start-impact", """
                {"system": "mail", "level": "DEGRADED", "text": "Receipts come late"}
                """);
        at("08:10", "Ada Lovelace", "change-impact", """
                {"system": "checkout", "level": "DOWN"}
                """);
        at("08:11", "Ada Lovelace", "escalate", """
                {"severity": "SEV1", "reason": "Nobody can pay", "teams": ["payments", "platform"]}
                """);
        at("08:12", "Ada Lovelace", "open-war-room", """
                {"link": "https://meet.example/today", "provider": "Meet"}
                """);
        at("08:12", "Ada Lovelace", "join-war-room", """
                {"team": "shop"}
                """);
        at("08:13", "Grace Hopper", "join-war-room", """
                {"team": "payments"}
                """);
        at("08:14", "Linus Pauling", "join-war-room", """
                {"team": "platform"}
                """);
        at("08:14", "Ada Lovelace", "assign-role", """
                {"role": "COMMANDER", "person": "Ada Lovelace"}
                """);
        at("08:15", "Ada Lovelace", "assign-role", """
                {"role": "SCRIBE", "person": "Linus Pauling"}
                """);
        at("08:16", "Linus Pauling", "estimate-users-affected", """
                {"value": 1200, "upper": 1500, "method": "failed payments in the log"}
                """);
    }

    private void searched() {
        at("08:17", "Grace Hopper", "hypothesize", """
                {"area": "THIRD_PARTY", "text": "The payment provider is down"}
                """);
        at("08:22", "Grace Hopper", "rule-out", """
                {"hypothesisId": "H1", "reason": "Their status page and our probe are green",
                 "evidence": [{"url": "https://status.example/payments"}]}
                """);
        at("08:23", "Linus Pauling", "note", """
                {"kind": "FINDING", "text": "Errors began with release 2026.4.7"}
                """);
        at("08:23", "Linus Pauling", "link-change", """
                {"changeId": "2026.4.7", "kind": "DEPLOYMENT", "system": "checkout", "changedAt": "2026-04-07T07:58:00Z"}
                """);
        at("08:24", "Linus Pauling", "note", """
                {"kind": "OBSERVATION", "text": "Search is slow"}
                """);
    }

    private void revertedInVain() {
        at("08:25", "Grace Hopper", "propose-strategy", """
                {"strategy": "HOTFIX", "against": ["nobody knows the cause"]}
                """);
        assertThat(advised("problemKnown=false&fixKnown=false&beyondCode=false"))
                .isEqualTo("REVERT");
        at("08:26", "Ada Lovelace", "choose-strategy", """
                {"strategy": "REVERT", "rationale": "The release is the only change", "decidedBy": ["Ada Lovelace"],
                 "reverted": {"first": "9fceb02", "last": "a11bef0"}, "revertCommit": "r-1",
                 "answers": {"problemKnown": false, "fixKnown": false, "beyondCode": false}}
                """);
        deploy("08:28", "08:31", "d-1", "staging", "r-1");
        check("08:32", "Grace Hopper", "pay by card", "staging", "PASSED");
        at("08:33", "Grace Hopper", "verify", """
                {"environment": "staging"}
                """);
        deploy("08:34", "08:38", "d-2", "production", "r-1");
        check("08:39", "Grace Hopper", "pay by card", "production", "FAILED");
        at("08:40", "Grace Hopper", "reject-fix", """
                {"reason": "The new table is still in use"}
                """);
    }

    private void rolledBack() {
        at("08:42", "Ada Lovelace", "plan-rollback", """
                {"parts": [
                   {"name": "traffic", "kind": "THIRD_PARTY", "owner": "Linus Pauling", "order": 1},
                   {"name": "schema", "kind": "DATABASE", "targetVersion": "41", "order": 2, "dependsOn": ["traffic"]},
                   {"name": "checkout", "kind": "CODE", "targetVersion": "2026.4.6", "order": 3, "dependsOn": ["schema"]}]}
                """);
        at("08:43", "Ada Lovelace", "choose-strategy", """
                {"strategy": "ROLLBACK", "rationale": "The migration has to go back too", "decidedBy": ["Ada Lovelace"],
                 "answers": {"schemaChanged": true, "beyondCode": true}}
                """);
        at("08:46", "Linus Pauling", "complete-rollback-step", """
                {"part": "traffic", "text": "The provider holds its callbacks"}
                """);
        at("08:52", "Linus Pauling", "complete-rollback-step", """
                {"part": "schema"}
                """);
        at("08:53", "Linus Pauling", "note", """
                {"kind": "OBSTACLE", "text": "Waited for a backup to finish", "minutesLost": 4}
                """);
        deploy("08:54", "08:57", "d-3", "staging", "r-2");
        check("08:58", "Grace Hopper", "pay by card", "staging", "PASSED");
        at("08:59", "Grace Hopper", "verify", """
                {"environment": "staging"}
                """);
        deploy("09:00", "09:04", "d-4", "production", "r-2");
        at("09:04", "Linus Pauling", "complete-rollback-step", """
                {"part": "checkout"}
                """);
        check("09:05", "Grace Hopper", "pay by card", "production", "PASSED");
        check("09:06", "Ada Lovelace", "order a book", "production", "PASSED");
        at("09:07", "Ada Lovelace", "mitigate", """
                {"text": "Orders go through"}
                """);
        at("09:08", "Ada Lovelace", "verify", "{}");
        at("09:09", "Ada Lovelace", "sign-off", "{}");
        at("09:10", "Grace Hopper", "sign-off", "{}");
        at("09:11", "Ada Lovelace", "resolve", """
                {"summary": "Rolled back to 2026.4.6"}
                """);
        at("09:12", "Ada Lovelace", "start-watch", """
                {"lengthMinutes": 60, "watching": ["error rate of payments", "console logs"]}
                """);
    }

    private void brokenAgainAndFixed() {
        at("09:31", "Linus Pauling", "report-regression", """
                {"text": "Old prices are shown", "system": "catalog"}
                """);
        at("09:32", "Linus Pauling", "start-impact", """
                {"system": "catalog", "level": "DEGRADED"}
                """);
        at("09:33", "Grace Hopper", "hypothesize", """
                {"area": "DATA", "text": "The cache holds prices of the new schema"}
                """);
        at("09:36", "Grace Hopper", "confirm-hypothesis", """
                {"hypothesisId": "H2"}
                """);
        at("09:37", "Ada Lovelace", "choose-strategy", """
                {"strategy": "HOTFIX", "rationale": "Cause and fix are known", "decidedBy": ["Ada Lovelace"],
                 "answers": {"problemKnown": true, "fixKnown": true, "minutesToFix": 10, "cachesStale": true}}
                """);
        at("09:40", "Linus Pauling", "note", """
                {"kind": "FINDING", "text": "Caches purged at the edge and in the shop"}
                """);
        at("09:40", "Linus Pauling", "tick-checklist", """
                {"itemId": "caches", "state": "DONE"}
                """);
        deploy("09:41", "09:44", "d-5", "staging", "h-1");
        at("09:45", "Grace Hopper", "verify", """
                {"environment": "staging"}
                """);
        deploy("09:46", "09:50", "d-6", "production", "h-1");
        check("09:51", "Grace Hopper", "price of a book", "production", "PASSED");
        at("09:52", "Ada Lovelace", "mitigate", "{}");
        at("09:53", "Ada Lovelace", "verify", "{}");
        at("09:54", "Ada Lovelace", "sign-off", "{}");
        at("09:55", "Grace Hopper", "sign-off", "{}");
        at("09:56", "Ada Lovelace", "start-watch", """
                {"lengthMinutes": 60, "watching": ["prices", "error rate of payments"]}
                """);
        at("10:56", "Linus Pauling", "end-watch", """
                {"text": "Quiet"}
                """);
        at("10:58", "Ada Lovelace", "close-war-room", "{}");
        at("11:00", "Ada Lovelace", "resolve", """
                {"summary": "Rolled back, and the caches purged"}
                """);
    }

    private String advised(String answers) {
        return door.get("/incidents/%s/strategy-advice?%s".formatted(incident, answers))
                .json()
                .path("recommended")
                .asString();
    }

    /** Three corrections and a retraction; and a plan for the next attempt. */
    private void putRight() {
        at("11:10", "Ada Lovelace", "correct", """
                {"eventId": "%s", "reason": "The first failed payment in the log",
                 "correction": {"impactStartedAt": "2026-04-07T07:59:00Z"}}
                """.formatted(events.getFirst()));
        at("11:11", "Ada Lovelace", "correct", """
                {"eventId": "%s", "reason": "The first failed payment in the log",
                 "correction": {"occurredAt": "2026-04-07T07:59:00Z"}}
                """.formatted(event("impact_started")));
        at("11:12", "Linus Pauling", "correct", """
                {"eventId": "%s", "reason": "Misread the number", "correction": {"value": 2100, "upper": 2300}}
                """.formatted(event("users_affected_estimated")));
        at("11:13", "Linus Pauling", "retract", """
                {"eventId": "%s", "reason": "That was another incident"}
                """.formatted(noted("Search is slow")));
    }

    private void plannedAnew() {
        at("11:20", "Ada Lovelace", "schedule-deployment", """
                {"plannedAt": "2031-04-08T09:00:00Z", "system": "checkout", "version": "2026.4.8",
                 "undoPlan": "Deploy 2026.4.6 and schema 41", "approvedBy": ["Grace Hopper"]}
                """);
    }

    private void assertLogReadsAsItWent() throws IOException {
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

    private void assertNumbersFollowTheCorrections() {
        var metrics = door.get("/incidents/%s/metrics?minVersion=%d".formatted(incident, version))
                .json();

        assertThat(metrics.at("/stamps/impactStart").asString()).isEqualTo(DAY + "07:59:00Z");
        // Checkout: PARTIAL 07:59–08:10, DOWN 08:10–09:07; mail DEGRADED 08:09–09:07; catalog DEGRADED 09:32–09:52.
        assertThat(metrics.at("/timeDown/downMillis").asLong()).isEqualTo(minutes(57));
        assertThat(metrics.at("/timeDown/partialMillis").asLong()).isEqualTo(minutes(11));
        assertThat(metrics.at("/timeDown/anyImpactMillis").asLong()).isEqualTo(minutes(68 + 20));
        assertThat(metrics.path("durations").findParents("name"))
                .filteredOn(duration -> duration.path("name").asString().equals("time_to_report"))
                .singleElement()
                .satisfies(
                        duration -> assertThat(duration.path("millis").asLong()).isEqualTo(minutes(4)));
    }

    private void assertEveryDoorTellsTheSame() {
        var board = door.get("/incidents/%s?minVersion=%d".formatted(incident, version))
                .json();
        assertThat(board.path("status").asString()).isEqualTo("RESOLVED");
        assertThat(ticked()).contains("caches", "one-lead", "symptom-is-gone");
        assertThat(door.get("/postmortems/%s?minVersion=%d".formatted(incident, version), "text/markdown")
                        .body())
                .containsPattern("2.?100")
                .contains("Old prices are shown", "Waited for a backup to finish", "Grace Hopper");
        assertThat(door.get("/incidents/%s/verification".formatted(incident))
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    private List<String> ticked() {
        return door.get("/incidents/%s/checklist".formatted(incident))
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("state").asString().equals("DONE"))
                .map(item -> item.path("id").asString())
                .toList();
    }

    private void deploy(String started, String finished, String id, String environment, String commit) {
        at(started, "Pipeline", "deploy-fix", """
                {"deploymentId": "%s", "environment": "%s", "system": "checkout", "commits": ["%s"],
                 "undoPlan": "deploy the build before it"}
                """.formatted(id, environment, commit));
        at(finished, "Pipeline", "finish-deployment", """
                {"deploymentId": "%s", "outcome": "SUCCEEDED"}
                """.formatted(id));
    }

    private void check(String time, String who, String name, String environment, String outcome) {
        at(time, who, "record-check", """
                {"name": "%s", "environment": "%s", "system": "checkout", "symptom": true, "outcome": "%s"}
                """.formatted(name, environment, outcome));
    }

    private void at(String time, String who, String command, String said) {
        var body = JSON.readValue(said, BODY);
        body.put("occurredAt", DAY + time + ":00Z");
        var path = command.isEmpty() ? "/incidents" : "/incidents/%s/%s".formatted(incident, command);
        var answer = door.command(
                path,
                body,
                "Mayday-Actor-Kind",
                who.equals("Pipeline") ? "service" : "person",
                "Mayday-Actor-Id",
                who.toLowerCase(Locale.ROOT).replace(' ', '.'),
                "Mayday-Actor-Name",
                who.replace(" ", "%20"));
        incident = answer.path("id").asString();
        version = answer.path("version").asInt();
        answer.path("events").forEach(event -> events.add(event.path("eventId").asString()));
    }

    private String event(String type) {
        return entries()
                .filter(entry -> entry.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow()
                .path("eventId")
                .asString();
    }

    private String noted(String text) {
        return entries()
                .filter(entry -> entry.path("text").asString("").equals(text))
                .findFirst()
                .orElseThrow()
                .path("eventId")
                .asString();
    }

    private Stream<JsonNode> entries() {
        return door.get("/incidents/%s/timeline?minVersion=%d&pageSize=200".formatted(incident, version))
                .json()
                .path("entries")
                .valueStream();
    }

    private static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }
}

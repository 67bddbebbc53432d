package mayday.endtoend.badinput;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One door that takes bodies.
 *
 * @param path below the incident, or whole; empty for the report itself
 * @param body a body it would accept, without its last brace; {id} is to be put in
 * @param text a field of it that takes words; empty where none does
 */
record Door(String path, String body, String text) {

    private static final String NO_EVENT = "0195d6ce-9a5b-7000-8000-000000000000";

    /** Every command, with the least it asks for. */
    static final List<Door> COMMANDS = List.of(
            new Door("", "{\"title\":\"T\"", "description"),
            new Door("/add-report", "{\"source\":\"USER\"", "text"),
            new Door("/acknowledge", "{\"occurredAtPrecision\":\"EXACT\"", "text"),
            new Door("/escalate", "{\"severity\":\"SEV1\"", "reason"),
            new Door("/deescalate", "{\"severity\":\"SEV5\"", "reason"),
            new Door("/start-impact", "{\"system\":\"s\",\"level\":\"DOWN\"", "text"),
            new Door("/change-impact", "{\"system\":\"s\",\"level\":\"DOWN\"", "text"),
            new Door("/end-impact", "{\"system\":\"s\"", "text"),
            new Door("/estimate-users-affected", "{\"value\":5", "method"),
            new Door("/open-war-room", "{\"provider\":\"Meet\"", "link"),
            new Door("/close-war-room", "{\"occurredAtPrecision\":\"EXACT\"", ""),
            new Door("/join-war-room", "{\"person\":\"Ada\"", "role"),
            new Door("/leave-war-room", "{\"occurredAtPrecision\":\"EXACT\"", "person"),
            new Door("/name-participant", "{\"person\":\"Ada\"", "role"),
            new Door("/remove-participant", "{\"person\":\"Ada\"", "reason"),
            new Door("/restrict", "{\"visibleTo\":[\"payments\"]", "reason"),
            new Door("/unrestrict", "{\"occurredAtPrecision\":\"EXACT\"", "reason"),
            new Door("/tick-checklist", "{\"itemId\":\"stay-calm\",\"state\":\"DONE\"", "reason"),
            new Door("/assign-role", "{\"role\":\"SCRIBE\"", "person"),
            new Door("/note", "{\"kind\":\"FINDING\"", "text"),
            new Door("/link-change", "{\"changeId\":\"c\"", "reason"),
            new Door("/unlink-change", "{\"changeId\":\"c\"", "reason"),
            new Door("/hypothesize", "{\"area\":\"DATA\"", "text"),
            new Door("/rule-out", "{\"hypothesisId\":\"H1\"", "reason"),
            new Door("/confirm-hypothesis", "{\"hypothesisId\":\"H1\"", "reason"),
            new Door("/propose-strategy", "{\"strategy\":\"HOTFIX\"", "rationale"),
            new Door("/choose-strategy", "{\"strategy\":\"HOTFIX\"", "rationale"),
            new Door("/plan-rollback", "{\"occurredAtPrecision\":\"EXACT\"", "parts"),
            new Door("/complete-rollback-step", "{\"part\":\"p\"", "text"),
            new Door("/schedule-deployment", "{\"undoPlan\":\"u\",\"plannedAt\":\"2031-01-01T09:00:00Z\"", "version"),
            new Door("/cancel-schedule", "{\"scheduleId\":\"S1\"", "reason"),
            new Door("/request-deployment", "{\"deploymentId\":\"d\"", "undoPlan"),
            new Door("/deploy-fix", "{\"deploymentId\":\"d\"", "undoPlan"),
            new Door("/finish-deployment", "{\"deploymentId\":\"d\",\"outcome\":\"SUCCEEDED\"", "text"),
            new Door("/record-check", "{\"name\":\"n\",\"outcome\":\"PASSED\"", "text"),
            new Door("/verify", "{\"occurredAtPrecision\":\"EXACT\"", "text"),
            new Door("/reject-fix", "{\"occurredAtPrecision\":\"EXACT\"", "reason"),
            new Door("/sign-off", "{\"system\":\"s\"", "text"),
            new Door("/mitigate", "{\"impactContinues\":false", "text"),
            new Door("/start-watch", "{\"lengthMinutes\":5", "watching"),
            new Door("/end-watch", "{\"clean\":true", "text"),
            new Door("/resolve", "{\"override\":false", "summary"),
            new Door("/report-regression", "{\"system\":\"s\"", "text"),
            new Door("/correct", "{\"eventId\":\"%s\",\"correction\":{\"text\":\"T\"}".formatted(NO_EVENT), "reason"),
            new Door("/retract", "{\"eventId\":\"%s\"".formatted(NO_EVENT), "reason"),
            new Door("/pin", "{\"eventId\":\"%s\"".formatted(NO_EVENT), ""),
            new Door("/unpin", "{\"eventId\":\"%s\"".formatted(NO_EVENT), ""),
            new Door("/dismiss", "{\"reason\":\"EXPECTED\"", "text"),
            new Door("/merge", "{\"into\":\"INC-999999999\"", "reason"),
            new Door("/split", "{\"title\":\"T\"", "reason"),
            new Door("/reopen", "{\"occurredAtPrecision\":\"EXACT\"", "reason"));

    /** The one door that takes a body and no command. */
    static final Door OPENING = new Door("/api/v1/postmortems", "{\"incident\":\"{id}\"", "");

    /** Every door that only answers; {id} and {system} are to be put in. */
    static final List<String> QUESTIONS = List.of(
            "/api/v1/incidents",
            "/api/v1/incidents/{id}",
            "/api/v1/incidents/{id}/timeline",
            "/api/v1/incidents/{id}/timeline/stream",
            "/api/v1/incidents/{id}/metrics",
            "/api/v1/incidents/{id}/events",
            "/api/v1/incidents/{id}/verification",
            "/api/v1/incidents/{id}/checklist",
            "/api/v1/incidents/{id}/strategy-advice",
            "/api/v1/incidents/stream",
            "/api/v1/strategy-advice",
            "/api/v1/systems/{system}/last-good-build",
            "/api/v1/postmortems",
            "/api/v1/postmortems/{id}");

    static Stream<Door> ofAnIncident() {
        return COMMANDS.stream().filter(door -> !door.path().isEmpty());
    }

    static Stream<Door> all() {
        return Stream.concat(COMMANDS.stream(), Stream.of(OPENING));
    }

    static Stream<Door> thatTakeWords() {
        return COMMANDS.stream().filter(door -> !door.text().isEmpty());
    }

    RawRequest with(String incident, Map<String, String> fields) {
        var more = new StringBuilder(body(incident));
        fields.forEach((name, json) -> more.append(",\"%s\":%s".formatted(name, json)));
        return RawRequest.post(target(incident), more.append('}').toString());
    }

    String body(String incident) {
        return body.replace("{id}", incident);
    }

    String target(String incident) {
        if (path.startsWith("/api/")) {
            return path;
        }
        return path.isEmpty() ? "/api/v1/incidents" : "/api/v1/incidents/" + incident + path;
    }
}

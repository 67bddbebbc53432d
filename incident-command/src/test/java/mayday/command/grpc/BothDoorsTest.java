package mayday.command.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.command.incident.IncidentId;
import mayday.command.rest.CommandsOverHttpTest;
import mayday.command.rest.OpenDoor;
import mayday.command.store.AnsweredCommands;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.IncidentDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions and repetitions, whichever door they come by. */
class BothDoorsTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final GrpcClient GRPC = GrpcClient.TCP;

    @Test
    void each_command_that_came_by_rest_is_recognized_when_it_comes_again_by_grpc() {
        var incident = DOOR.incident();
        var other = CommandsOverHttpTest.idOf(DOOR.incident());
        var noted = "";
        for (var step : CommandsOverHttpTest.STORY) {
            var key = UUID.randomUUID().toString();
            var body = step.bodyAbout(noted, other);
            var first = DOOR.post(incident + "/" + step.command(), body, "Idempotency-Key", key);
            int stored = DOOR.storedEvents();
            if (step.command().equals("note")) {
                noted = first.json().at("/events/0/eventId").asString();
            }

            var again = GRPC.call(GrpcClient.command(step.command()), incident, body, "idempotency-key", key);

            assertThat(again.status().isOk())
                    .as("%s %s", step.command(), again.status())
                    .isTrue();
            assertThat(again.answer().path("events")).isEqualTo(first.json().path("events"));
            assertThat(again.answer().path("version")).isEqualTo(first.json().path("version"));
            assertThat(DOOR.storedEvents()).as(step.command()).isEqualTo(stored);
        }
    }

    /** As people, JavaScript and Python write what a message says in one way only. */
    static Stream<Arguments> writtenInOtherWays() {
        return Stream.of(
                otherwise(
                        "note",
                        "{'text':'x','occurredAt':'2026-01-01T12:00:00.000Z'}",
                        "{'text':'x','occurredAt':'2026-01-01T12:00:00Z'}"),
                otherwise(
                        "note",
                        "{'text':'x','occurredAt':'2026-01-01T12:00:00.120000Z'}",
                        "{'text':'x','occurredAt':'2026-01-01T12:00:00.120Z'}"),
                otherwise(
                        "note",
                        "{'text':'x','occurredAt':'2026-01-01T12:00:00+00:00'}",
                        "{'text':'x','occurredAt':'2026-01-01T12:00:00Z'}"),
                otherwise(
                        "note",
                        "{'text':'x','occurredAt':'2026-01-01T13:00:00+01:00'}",
                        "{'text':'x','occurredAt':'2026-01-01T12:00:00Z'}"),
                otherwise("note", "{'text':'x','kind':null,'evidence':[],'occurredAt':null}", "{'text':'x'}"),
                otherwise("note", "{'text':' Zu\\u0308rich '}", "{'text':'Z\u00fcrich'}"),
                otherwise("estimate-users-affected", "{'value':1200.0}", "{'value':1200}"),
                otherwise("estimate-users-affected", "{'value':1.2e3,'upper':null}", "{'value':1200}"),
                otherwise("resolve", "{'override':false,'summary':null}", "{}"),
                otherwise(
                        "close-war-room",
                        "{'occurredAt':'2026-01-01T12:00:00.0Z'}",
                        "{'occurredAt':'2026-01-01T12:00:00Z'}"));
    }

    private static Arguments otherwise(String command, String overRest, String overGrpc) {
        return Arguments.of(command, overRest.replace('\'', '"'), overGrpc.replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("writtenInOtherWays")
    void what_means_the_same_is_the_same_however_it_was_written(String command, String overRest, String overGrpc) {
        var incident = DOOR.incident();
        DOOR.post(incident + "/open-war-room", "{\"occurredAt\":\"2026-01-01T11:00:00Z\"}");
        var key = UUID.randomUUID().toString();
        var first = DOOR.post(incident + "/" + command, overRest, "Idempotency-Key", key);
        assertThat(first.status()).as(first.response().body()).isEqualTo(200);

        var again = GRPC.call(GrpcClient.command(command), incident, overGrpc, "idempotency-key", key);

        assertThat(again.status().isOk()).as("%s", again.status()).isTrue();
        assertThat(again.answer().path("events")).isEqualTo(first.json().path("events"));
    }

    /** An instance of an earlier version fingerprinted the text of a request, and not what it means. */
    @Test
    void what_an_earlier_version_has_answered_is_at_most_refused() {
        var incident = DOOR.incident();
        var id = CommandsOverHttpTest.idOf(incident);
        var key = UUID.randomUUID().toString();
        var path = "/api/v1/incidents/%s/note".formatted(id);
        var earlier = IdempotencyKey.fingerprint(String.join("\n", "POST", path, "null", "{\"text\":\"x\"}"));
        DOOR.bean(AnsweredCommands.class)
                .keep(
                        new IdempotencyKey("anonymous", key, earlier),
                        DOOR.bean(IncidentDirectory.class)
                                .find(new IncidentId(UUID.fromString(id)))
                                .map(known ->
                                        new CommandReceipt(known.id(), known.number(), 1, List.of(), List.of(), null))
                                .orElseThrow());

        var answered = DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Idempotency-Key", key);

        assertThat(answered.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void a_report_that_came_by_grpc_is_recognized_when_it_comes_again_by_rest() {
        var key = UUID.randomUUID().toString();
        var body = "{\"title\":\"x\",\"impactStartedAt\":\"2026-01-01T12:00:00Z\",\"systems\":[{\"system\":\"cart\"}]}";
        var first = GRPC.call("ReportIncident", "", body, "idempotency-key", "\"" + key + "\"");

        var again = DOOR.post(OpenDoor.INCIDENTS, body, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.answer().path("id"));
        assertThat(again.json().path("events")).isEqualTo(first.answer().path("events"));
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        var incident = DOOR.incident();
        var key = UUID.randomUUID().toString();
        DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Idempotency-Key", key);

        for (var other : List.of(
                GRPC.call("Note", incident, "{\"text\":\"y\"}", "idempotency-key", key),
                GRPC.call("Note", incident, "{\"text\":\"x\"}", "idempotency-key", key, "if-match", "\"2\""),
                GRPC.call("Acknowledge", incident, "{\"text\":\"x\"}", "idempotency-key", key))) {
            assertThat(other.reason()).isEqualTo("idempotency_key_reused");
            assertThat(other.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void two_people_may_use_the_same_key() {
        var incident = DOOR.incident();
        var key = UUID.randomUUID().toString();
        DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Idempotency-Key", key, "Mayday-Actor-Id", "ada");

        var other = GRPC.call("Note", incident, "{\"text\":\"y\"}", "idempotency-key", key, "mayday-actor-id", "bob");

        assertThat(other.status().isOk()).isTrue();
    }

    @Test
    void a_stale_version_is_aborted_and_says_the_current_one() {
        var incident = DOOR.incident();
        var acknowledged = GRPC.call("Acknowledge", incident, "{}", "if-match", "\"1\"");
        assertThat(acknowledged.answer().path("version").asInt()).isEqualTo(2);

        var stale = GRPC.call("Note", incident, "{\"text\":\"x\"}", "if-match", "\"1\"");

        assertThat(stale.code()).isEqualTo(Status.Code.ABORTED);
        assertThat(stale.reason()).isEqualTo("stale_version");
        assertThat(stale.detail(ErrorInfo.class).orElseThrow().getMetadataMap()).containsEntry("currentVersion", "2");
    }

    @Test
    void the_trace_of_the_caller_is_told_with_the_refusal() {
        var refused = GRPC.call(
                "Note",
                "INC-99999999",
                "{\"text\":\"x\"}",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(refused.detail(ErrorInfo.class).orElseThrow().getMetadataMap())
                .containsEntry("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(refused.detail(ErrorInfo.class).orElseThrow().getDomain()).isEqualTo("mayday");
    }

    @Test
    void malformed_metadata_is_refused_as_malformed_headers_are() {
        var incident = DOOR.incident();
        for (var headers : new String[][] {
            {"if-match", "W/\"1\""},
            {"if-match", "1"},
            {"idempotency-key", "a b"},
            {"idempotency-key", "a", "idempotency-key", "a"},
            {"mayday-actor-kind", "robot"},
            {"mayday-actor-name", "%FF"},
            {"x-correlation-id", "x".repeat(129)},
        }) {
            var refused = GRPC.call("Note", incident, "{\"text\":\"x\"}", headers);

            assertThat(refused.reason()).as(String.join(" ", headers)).isEqualTo("malformed_header");
            assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
        assertThat(GRPC.call("ReportIncident", "", "{\"title\":\"x\"}", "if-match", "\"1\"")
                        .reason())
                .isEqualTo("malformed_header");
    }
}

package mayday.command.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.List;
import java.util.stream.Stream;
import mayday.command.rest.CommandsOverHttpTest;
import mayday.command.rest.OpenDoor;
import mayday.command.rest.RequestShapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What REST does with a body, gRPC does with the message that says the same. */
class CommandsOverGrpcTest {

    private static final OpenDoor DOOR = OpenDoor.shared();

    static List<GrpcClient> clients() {
        return List.of(GrpcClient.TCP, GrpcClient.IN_PROCESS);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void every_command_is_answered_as_rest_answers_it(GrpcClient client) {
        var overRest = DOOR.incident();
        var overGrpc = DOOR.incident();
        var other = CommandsOverHttpTest.idOf(DOOR.incident());
        var notedOverRest = "";
        var notedOverGrpc = "";
        for (var step : CommandsOverHttpTest.STORY) {
            var expected = DOOR.post(overRest + "/" + step.command(), step.bodyAbout(notedOverRest, other));
            var answered =
                    client.call(GrpcClient.command(step.command()), overGrpc, step.bodyAbout(notedOverGrpc, other));

            assertThat(answered.status().isOk())
                    .as("%s %s", step.command(), answered.status())
                    .isTrue();
            assertThat(answered.events()).as(step.command()).isEqualTo(step.events());
            if (step.command().equals("note")) {
                notedOverRest = expected.json().at("/events/0/eventId").asString();
                notedOverGrpc = answered.answer().at("/events/0/eventId").asString();
            }
            assertThat(comparable((ObjectNode) answered.answer()))
                    .as(step.command())
                    .isEqualTo(comparable((ObjectNode) expected.json()));
        }
    }

    @Test
    void every_call_of_the_contract_is_a_command_of_rest_and_every_command_is_told() {
        var told = CommandsOverHttpTest.STORY.stream()
                .map(step -> GrpcClient.command(step.command()))
                .toList();

        assertThat(GrpcClient.SERVICE.getMethods())
                .extracting(method -> method.getName())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("ReportIncident"), told.stream())
                        .distinct()
                        .toList());
        assertThat(RequestShapes.commands()).hasSameSizeAs(GrpcClient.SERVICE.getMethods());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void a_report_answers_with_an_id_and_a_number(GrpcClient client) {
        var answered = client.call(
                "ReportIncident",
                "",
                """
                {"title": "Checkout is down", "description": "Since noon", "source": "MONITORING",
                 "reference": "https://alerts.example/1", "reporter": "probe", "severity": "SEV1",
                 "systems": [{"system": "checkout", "level": "DOWN", "since": "2026-01-01T12:00:00Z"}, {"system": "cart"}],
                 "impactStartedAt": "2026-01-01T12:00:00Z", "impactStartedAtPrecision": "APPROXIMATE",
                 "detectedAt": "2026-01-01T12:03:00Z",
                 "reproduction": {"steps": ["Pay"], "expected": "Thanks", "seen": "502", "environment": "production"},
                 "suspectedChange": {"changeId": "deploy-7", "kind": "DEPLOYMENT"},
                 "mode": "LIVE", "occurredAt": "2026-01-01T13:05:00.123456+01:00", "occurredAtPrecision": "EXACT"}
                """,
                "mayday-actor-id",
                "ada",
                "mayday-actor-name",
                "Ada%20L%C3%B6w",
                "x-correlation-id",
                "c-1");

        assertThat(answered.events()).containsExactly("reported", "impact_started", "change_linked");
        assertThat(answered.answer().path("number").asString()).matches("INC-[1-9][0-9]*");
        var reported = DOOR.get(
                        OpenDoor.INCIDENTS + "/" + answered.answer().path("id").asString() + "/events")
                .json()
                .at("/events/0");
        assertThat(reported.path("occurredAt").asString()).isEqualTo("2026-01-01T12:05:00.123456Z");
        assertThat(reported.at("/actor/name").asString()).isEqualTo("Ada Löw");
        assertThat(reported.path("source").asString()).isEqualTo("grpc");
        assertThat(reported.path("correlationId").asString()).isEqualTo("c-1");
    }

    @Test
    void what_would_be_refused_is_a_warning_while_the_past_is_written_down() {
        var incident = DOOR.incident("{\"title\":\"Long ago\",\"mode\":\"RETROSPECTIVE\"}");

        var answered = GrpcClient.TCP.call("ChooseStrategy", incident, "{\"strategy\":\"REVERT\"}");

        assertThat(answered.answer().at("/warnings/0/code").asString()).isEqualTo("revert_without_range");
        assertThat(answered.answer().at("/warnings/0/detail").asString()).isNotEmpty();
    }

    static Stream<Arguments> refusals() {
        return CommandsOverHttpTest.refusals();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void what_would_make_the_record_lie_is_refused(int httpStatus, String code, String command, String body) {
        var incident = DOOR.incident("""
                {"title": "Checkout is down", "severity": "SEV2", "occurredAt": "2026-01-01T12:00:00Z",
                 "systems": [{"system": "checkout", "level": "DOWN"}]}
                """);
        int before = DOOR.storedEvents();

        var answered = GrpcClient.TCP.call(GrpcClient.command(command), incident, body);

        // An empty list is none at all in protobuf.
        assertThat(answered.reason()).isEqualTo(body.contains("[]") ? "missing_field" : code);
        assertThat(answered.code())
                .isEqualTo(
                        switch (httpStatus) {
                            case 404 -> Status.Code.NOT_FOUND;
                            case 409 -> Status.Code.FAILED_PRECONDITION;
                            default -> Status.Code.INVALID_ARGUMENT;
                        });
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    /** Ids differ from incident to incident; ProtoJSON leaves out empty lists. */
    private static ObjectNode comparable(ObjectNode answer) {
        answer.remove(List.of("id", "number"));
        for (var list : List.of("events", "warnings")) {
            if (answer.path(list).isEmpty()) {
                answer.remove(list);
            }
        }
        answer.path("events").forEach(event -> ((ObjectNode) event).remove("eventId"));
        if (answer.path("other") instanceof ObjectNode other) {
            answer.set("other", comparable(other));
            // How far the other incident is depends on what it took before.
            other.remove("version");
            other.path("events").forEach(event -> ((ObjectNode) event).remove("sequence"));
        }
        return answer;
    }
}

package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, or kept as it is, at the door of every single command: all that goes around its body, and into it. */
class EveryDoorTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final String SQL = "'); drop table event; -- $1 \\u0025s {{7*7}} ${jndi:x} <script>";

    /** One command that is mapped: where, and what it takes. */
    record Command(String pattern, Class<?> request) {

        boolean isOfAnIncident() {
            return pattern.contains("{incident}");
        }

        String of(String incident) {
            return pattern.replace(OpenDoor.INCIDENTS + "/{incident}", incident);
        }

        String valid() {
            return ValidBodies.least(request);
        }

        @Override
        public String toString() {
            return pattern;
        }
    }

    static List<Command> commands() {
        return RequestShapes.commands().entrySet().stream()
                .map(command -> new Command(command.getKey(), command.getValue()))
                .toList();
    }

    static List<Command> commandsOfAnIncident() {
        return commands().stream().filter(Command::isOfAnIncident).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takes_nothing_but_json_in_utf_8(Command command) {
        var path = command.of(DOOR.incident());
        int before = DOOR.storedEvents();
        for (var type : List.of(
                "",
                "text/plain",
                "application/xml",
                "application/yaml",
                "application/x-www-form-urlencoded",
                "multipart/form-data;boundary=x",
                "application/json;charset=utf-16",
                "application/json;charset=utf-7")) {
            refused(DOOR.post(path, BodyPublishers.ofString(command.valid()), type), 415, "unsupported_media_type");
        }
        for (var coding : List.of("gzip", "br", "deflate", "x")) {
            refused(DOOR.post(path, command.valid(), "Content-Encoding", coding), 415, "unsupported_media_type");
        }
        for (var type : List.of("text/html", "application/xml", "nonsense")) {
            refused(DOOR.post(path, command.valid(), "Accept", type), 406, "not_acceptable");
        }
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takes_no_body_without_end(Command command) {
        var path = command.of(DOOR.incident());
        int before = DOOR.storedEvents();
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2 << 20]));

        refused(DOOR.post(path, endless, "application/json"), 413, "body_too_large");
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takes_no_query_and_no_other_method(Command command) {
        var path = command.of(DOOR.incident());
        int before = DOOR.storedEvents();

        refused(DOOR.post(path + "?title=a&title=b", command.valid()), 400, "unknown_parameter", "repeated_parameter");
        refused(DOOR.post(path + "?id=" + NOBODY, command.valid()), 400, "unknown_parameter");
        refused(DOOR.post(path + "?q=" + "x".repeat(9000), command.valid()), 414, "uri_too_long");
        for (var method : List.of("GET", "PUT", "PATCH", "DELETE", "FROBNICATE")) {
            var answered = DOOR.method(method, path, "X-HTTP-Method-Override", "POST");

            refused(answered, 405, "method_not_allowed");
            assertThat(answered.header("Allow")).contains("POST");
        }
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takes_no_header_of_ours_that_is_malformed(Command command) {
        var path = command.of(DOOR.incident());
        int before = DOOR.storedEvents();
        for (var header : List.of(
                "If-Match: W/\"1\"",
                "If-Match: *",
                "If-Match: \"99999999999\"",
                "Idempotency-Key: a b",
                "Idempotency-Key: " + "x".repeat(256),
                "Mayday-Actor-Kind: robot",
                "Mayday-Actor-Id: " + "x".repeat(201),
                "Mayday-Actor-Name: %0d%0aX: 1",
                "Mayday-Actor-Name: %E2%80%AE",
                "Mayday-Actor-Name: Ad%E2%80%8Ba",
                "Mayday-Actor-Name: %D0%90da",
                "Mayday-Actor-Role: %1B%5B31m",
                "Mayday-Actor-Role: %C2%9B31m",
                "Mayday-Actor-Role: %00",
                "X-Correlation-Id: a b")) {
            var split = header.split(": ", 2);

            refused(DOOR.post(path, command.valid(), split[0], split[1]), 400, "malformed_header");
        }
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commandsOfAnIncident")
    void knows_the_incident_or_says_that_it_does_not(Command command) {
        int before = DOOR.storedEvents();
        for (var name : List.of("foo", "INC-", "INC-0", "INC--1", "42", "0190-0-0-0-1", "x".repeat(200))) {
            refused(DOOR.post(command.of(OpenDoor.INCIDENTS + "/" + name), command.valid()), 400, "malformed_id");
        }
        for (var name : List.of("INC-99999999", NOBODY)) {
            refused(DOOR.post(command.of(OpenDoor.INCIDENTS + "/" + name), command.valid()), 404, "unknown_incident");
        }
        for (var name : List.of("..", "%2e%2e%2fx", "%252e", "INC-1;a=b", "INC-1%00", "INC%2D1", "INC-1/", "INC-1/.")) {
            refused(
                    DOOR.post(command.of(OpenDoor.INCIDENTS + "/" + name), command.valid()),
                    400,
                    "malformed_path",
                    "malformed_request");
        }
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takes_nothing_that_only_the_server_says(Command command) {
        var path = command.of(DOOR.incident());
        int before = DOOR.storedEvents();
        var own = RequestShapes.fields(command.request()).stream()
                .map(RequestShapes.Shape::name)
                .toList();
        for (var field : List.of(
                "number",
                "hash",
                "previousHash",
                "status",
                "incidentId",
                "events",
                "warnings",
                "source_",
                "idempotencyKey",
                "causationId",
                "traceparent",
                "__proto__",
                "class",
                "@type",
                "occurredat")) {
            if (!own.contains(field)) {
                var body = ValidBodies.least(command.request(), "\"%s\":\"x\"".formatted(field));

                refused(DOOR.post(path, body), 422, "unknown_field");
            }
        }
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takes_nothing_bad_inside_of_what_it_takes(Command command) {
        var path = command.of(DOOR.incident());
        int before = DOOR.storedEvents();
        var full = ValidBodies.full(command.request(), "x");
        // Each value in turn, however deep it lies, in place of the one that could be taken.
        for (var bad : Map.of(
                        "\"x\"",
                        List.of(
                                "\"a\\u202eb\"",
                                "\"a\\u001b[31mb\"",
                                "\"a\\u009bb\"",
                                "7",
                                "\"\"",
                                "{}",
                                "\"a\\ud800\""),
                        "\"" + ValidBodies.AT + "\"",
                        List.of("\"2026-02-30T00:00:00Z\"", "\"+292277-01-01T00:00:00Z\""),
                        ":1",
                        List.of(":-1", ":1e400000", ":\"1\"", ":99999999999999999999"),
                        ":true",
                        List.of(":\"true\"", ":1", ":{}"))
                .entrySet()) {
            int at = full.indexOf(bad.getKey());
            for (; at >= 0; at = full.indexOf(bad.getKey(), at + 1)) {
                for (var value : bad.getValue()) {
                    var body = full.substring(0, at)
                            + value
                            + full.substring(at + bad.getKey().length());
                    var answered = DOOR.post(path, body);

                    assertThat(answered.status()).as("%s %s", path, body).isEqualTo(422);
                    assertThat(answered.code())
                            .as("%s %s", path, body)
                            .isIn("invalid_text", "wrong_type", "invalid_time", "invalid_value", "number_out_of_range");
                }
            }
        }
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void long_texts_are_kept_or_refused_but_never_told_back(Command command) {
        var body = ValidBodies.full(command.request(), "x".repeat(20_000));

        var answered = DOOR.post(command.of(DOOR.incident()), body);

        assertThat(answered.status()).as(answered.response().body()).isIn(200, 201, 404, 409, 422);
        if (answered.status() >= 400) {
            refused(answered, answered.status(), answered.code());
        }
    }

    @Test
    void what_looks_like_a_statement_is_kept_as_it_was_written() {
        int kept = 0;
        for (var command : commands()) {
            var body = ValidBodies.full(command.request(), SQL);
            var answered = DOOR.post(command.of(DOOR.incident()), body);

            assertThat(answered.status()).as(answered.response().body()).isIn(200, 201, 404, 409, 422);
            // Who changes nothing, as by reopening what is open, has written nothing.
            if (!answered.events().isEmpty() && body.contains("drop table")) {
                assertThat(last(answered)).as(command.pattern()).contains("'); drop table event; -- $1 %s {{7*7}}");
                kept++;
            }
        }
        assertThat(kept).isGreaterThan(commands().size() / 2);
        assertThat(DOOR.storedEvents()).isPositive();
    }

    /** Lines as forms of web pages end them; families of emoji are held together by characters that nobody sees. */
    @Test
    void a_text_keeps_its_lines_and_tabs_and_a_title_its_emoji() {
        var answered = DOOR.post(
                OpenDoor.INCIDENTS,
                "{\"title\":\"👩\\u200d💻 cannot log in\",\"description\":\"one\\ttab\\r\\ntwo lines\"}");

        assertThat(answered.status()).as(answered.response().body()).isEqualTo(201);
        assertThat(last(answered)).contains("👩\u200d💻 cannot log in", "one\\ttab\\ntwo lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zu\u0308rich",
                "сервис-checkout",
                "оплата 2",
                "決済サービスAPI",
                "µservice",
                "ระบบcheckout",
                "naïve/café"
            })
    void a_name_of_any_language_is_taken(String name) {
        var answered =
                DOOR.post(DOOR.incident() + "/start-impact", "{\"system\":\"%s\",\"level\":\"DOWN\"}".formatted(name));

        assertThat(answered.status()).as(answered.response().body()).isEqualTo(200);
        assertThat(last(answered)).contains(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @Test
    void an_instant_is_cut_to_the_microsecond_before_it_is_stored() {
        int stored = 0;
        for (var command : commands()) {
            var body = ValidBodies.least(command.request(), "\"occurredAt\":\"2026-03-01T13:00:00.123456789+01:00\"");
            var answered = DOOR.post(command.of(DOOR.incident()), body);

            assertThat(answered.status()).as(answered.response().body()).isIn(200, 201, 404, 409, 422);
            if (!answered.events().isEmpty()) {
                assertThat(last(answered)).as(command.pattern()).contains("\"2026-03-01T12:00:00.123456Z\"");
                stored++;
            }
        }
        assertThat(stored).isGreaterThan(commands().size() / 2);
    }

    /** What the command wrote last, as it is published. */
    private static String last(OpenDoor.Answered answered) {
        var id = answered.json().path("id").asString();
        var events = DOOR.get(OpenDoor.INCIDENTS + "/" + id + "/events").json().path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .reduce((_, later) -> later)
                .orElseThrow()
                .toString();
    }

    private static void refused(OpenDoor.Answered answered, int status, String... codes) {
        var body = answered.response().body();
        assertThat(answered.code()).as(body).isIn((Object[]) codes);
        assertThat(answered.status()).as(body).isEqualTo(status);
        assertThat(answered.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(body).doesNotContain("x".repeat(101), "mayday.", "java.", "Exception");
    }
}

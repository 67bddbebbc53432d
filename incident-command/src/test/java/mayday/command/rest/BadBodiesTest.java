package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.command.rest.RequestShapes.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every command is offered everything that no command may take. */
class BadBodiesTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final int TOO_LARGE = 1024 * 1024 + 1;

    /** What looks like another name: nothing is seen of some character, or a letter is one of another alphabet. */
    private static final List<String> MISLEADING_NAMES = List.of(
            "check\\u200bout",
            "check\u200bout",
            "\\ufeffcheckout",
            "checkout\\u2060",
            "check\\u00adout",
            "check\\u200dout",
            "check\\u200eout",
            "checkout\\udb40\\udc41",
            "checkout\\ufe0f",
            "checkout\\u3164",
            "check\\u00a0out",
            "\\u0441heckout",
            "che\\u03f2kout",
            "check\\u043eut-api",
            "check\\uffffout",
            "check\\ue000out",
            "check\\u0378out",
            "check\\ufffcout");

    record Bad(BodyPublisher body, String shown, int status, String code) {

        Bad(String body, int status, String code) {
            this(BodyPublishers.ofString(body), body.substring(0, Math.min(body.length(), 120)), status, code);
        }

        /** Bytes that are not UTF-8, written as the characters of Latin 1. */
        static Bad bytes(String latin1, String code) {
            return new Bad(BodyPublishers.ofString(latin1, StandardCharsets.ISO_8859_1), latin1, 400, code);
        }
    }

    static List<Map.Entry<String, Class<?>>> commands() {
        return List.copyOf(RequestShapes.commands().entrySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void no_command_takes_a_bad_body_and_nothing_of_it_is_stored(Map.Entry<String, Class<?>> command) {
        var path = command.getKey().replace(OpenDoor.INCIDENTS + "/{incident}", DOOR.incident());
        int before = DOOR.storedEvents();
        Stream.of(notJson(), notForUs(command.getValue()), times(), fields(command.getValue()))
                .flatMap(List::stream)
                .forEach(bad -> refused(path, bad));
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    /** Whoever reads the log of the service in a terminal sees lines, and not what a stranger makes of them. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void no_control_character_of_a_request_reaches_the_log(CapturedOutput log) {
        var path = DOOR.incident() + "/note";
        for (var character : List.of("\\u001b", "\\u0007", "\\u009b", "\\u007f", "\u009b", "\u007f")) {
            DOOR.post(path, "{\"kind\":\"FINDING\",\"text\":\"a%s[31mb\"}".formatted(character));
            DOOR.post(path, "{\"a%s[31mb\":1}".formatted(character));
        }

        assertThat(log.getAll()).doesNotContain("\u001b[31m", "\u0007", "\u009b", "\u007f");
    }

    private static void refused(String path, Bad bad) {
        var answered = DOOR.post(path, bad.body(), "application/json");

        assertThat(answered.code())
                .as("%s %s %s", path, bad.shown(), answered.response().body())
                .isEqualTo(bad.code());
        assertThat(answered.status()).as("%s %s", path, bad.shown()).isEqualTo(bad.status());
        assertThat(answered.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answered.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answered.response().body())
                .doesNotContain("x".repeat(101), "mayday.", "java.", "Exception")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    private static List<Bad> notJson() {
        return List.of(
                new Bad("", 400, "empty_body"),
                new Bad(" \n", 400, "empty_body"),
                new Bad("hello", 400, "malformed_json"),
                new Bad("{\"text\":\"x", 400, "malformed_json"),
                new Bad("{} x", 400, "malformed_json"),
                new Bad("{}{}", 400, "malformed_json"),
                new Bad("{\"a\":NaN}", 400, "malformed_json"),
                new Bad("{\"a\":-Infinity}", 400, "malformed_json"),
                new Bad("{'a':1}", 400, "malformed_json"),
                new Bad("{\"a\":1,}", 400, "malformed_json"),
                new Bad("{\"a\":\"\t\"}", 400, "malformed_json"),
                new Bad("{\"a\":\"\u001b[31m\"}", 400, "malformed_json"),
                new Bad("{\"a\":1}\u009b31m", 400, "malformed_json"),
                new Bad("<incident/>", 400, "malformed_json"),
                new Bad("{\"text\":\"a\",\"text\":\"b\"}", 400, "duplicate_field"),
                new Bad("[".repeat(65) + "]".repeat(65), 400, "nested_too_deeply"),
                new Bad("{\"a\":".repeat(200), 400, "nested_too_deeply"),
                Bad.bytes("\u00EF\u00BB\u00BF{}", "malformed_encoding"),
                Bad.bytes("{\"\u00C0\u00AF\":1}", "malformed_encoding"),
                Bad.bytes("{\"\u00FF\":1}", "malformed_encoding"),
                new Bad("{\"a\":\"\0\"}", 400, "malformed_encoding"),
                new Bad(" ".repeat(TOO_LARGE), 413, "body_too_large"));
    }

    private static List<Bad> notForUs(Class<?> request) {
        var bad = new ArrayList<>(List.of(
                new Bad("[]", 422, "wrong_type"),
                new Bad("\"text\"", 422, "wrong_type"),
                new Bad("null", 422, "wrong_type"),
                new Bad("{\"a\":1e400000}", 422, "number_out_of_range"),
                new Bad("{\"a\":" + "9".repeat(1_000_000) + "}", 422, "number_out_of_range"),
                new Bad("{\"a\":9007199254740993}", 422, "number_out_of_range"),
                new Bad("{\"a\":\"\\u0000\"}", 422, "invalid_text"),
                new Bad("{\"a\":\"\\ud800\"}", 422, "invalid_text"),
                new Bad("{\"a\":\"\\udc00\\ud800\"}", 422, "invalid_text"),
                new Bad("{\"a\":[" + "1,".repeat(1000) + "1]}", 422, "too_many_items"),
                new Bad("{\"" + "x".repeat(5000) + "\":1}", 422, "unknown_field"),
                new Bad("{\"\\u001b[31mred\":1}", 422, "unknown_field"),
                new Bad("{\"\u009b31mred\u007f\u202e\":1}", 422, "unknown_field")));
        var own = RequestShapes.fields(request).stream().map(Shape::name).toList();
        List.of("id", "incident", "sequence", "version", "recordedAt", "actor", "correlationId", "eventId", "when")
                .stream()
                .filter(field -> !own.contains(field))
                .forEach(field -> bad.add(new Bad("{\"%s\":\"x\"}".formatted(field), 422, "unknown_field")));
        return bad;
    }

    private static List<Bad> times() {
        var soon = Instant.now().plus(10, ChronoUnit.MINUTES);
        return List.of(
                time("2026-11-22T03:05:00+25:00", 400, "malformed_time"),
                time("2026-06-30T23:59:60Z", 422, "invalid_time"),
                time("2026-02-30T00:00:00Z", 422, "invalid_time"),
                time("2026-01-01T00:00:00", 422, "invalid_time"),
                time("2026-01-01", 422, "invalid_time"),
                time("-292277-01-01T00:00:00Z", 422, "invalid_time"),
                time("", 422, "invalid_time"),
                time(" 2026-01-01T00:00:00Z", 422, "invalid_time"),
                time("0000-01-01T00:00:00Z", 422, "occurred_too_early"),
                time("1999-12-31T23:59:59.999999Z", 422, "occurred_too_early"),
                time("9999-12-31T23:59:59Z", 422, "occurred_in_future"),
                time(soon.toString(), 422, "occurred_in_future"),
                new Bad("{\"occurredAt\":1767225600}", 422, "wrong_type"),
                new Bad("{\"occurredAtPrecision\":\"exact\"}", 422, "invalid_value"),
                new Bad("{\"occurredAtPrecision\":0}", 422, "invalid_value"));
    }

    private static Bad time(String time, int status, String code) {
        return new Bad("{\"occurredAt\":\"%s\"}".formatted(time), status, code);
    }

    /** What is wrong for each field of this command, one at a time. */
    private static List<Bad> fields(Class<?> request) {
        var bad = new ArrayList<Bad>();
        for (var field : RequestShapes.fields(request)) {
            bad.addAll(values(field).stream()
                    .map(value -> new Bad(withValid(request, field, value.json()), value.status(), value.code()))
                    .toList());
            if (field.isRequired()) {
                bad.add(new Bad(withValid(request, field, "null"), 422, "missing_field"));
            }
        }
        return bad;
    }

    private record Value(String json, int status, String code) {

        Value(String json, String code) {
            this(json, 422, code);
        }
    }

    private static List<Value> values(Shape field) {
        if (field.isList()) {
            return List.of(
                    new Value("{}", "wrong_type"),
                    new Value("\"x\"", "wrong_type"),
                    new Value("[null]", "wrong_type"),
                    new Value("[" + "{},".repeat(1000) + "{}]", "too_many_items"));
        }
        if (field.isRecord()) {
            return List.of(
                    new Value("[]", "wrong_type"),
                    new Value("\"x\"", "wrong_type"),
                    new Value("{\"nothing\":1}", "unknown_field"));
        }
        if (field.type().isEnum()) {
            return List.of(
                    new Value("\"nothing\"", "invalid_value"),
                    new Value("\"\"", "invalid_value"),
                    new Value("0", "invalid_value"));
        }
        if (field.type() == String.class) {
            return texts(field);
        }
        if (field.type() == UUID.class) {
            return List.of(new Value("\"INC-1\"", "invalid_value"), new Value("1", "wrong_type"));
        }
        if (field.type() == Instant.class) {
            return List.of(new Value("\"1999-12-31T00:00:00Z\"", "occurred_too_early"), new Value("0", "wrong_type"));
        }
        var bad = new ArrayList<>(List.of(new Value("\"1\"", "wrong_type"), new Value("[1]", "wrong_type")));
        var max = field.annotations().getAnnotation(Max.class);
        if (max != null) {
            bad.add(new Value(String.valueOf(max.value() + 1), "number_out_of_range"));
        }
        return bad;
    }

    private static List<Value> texts(Shape field) {
        int max = RequestShapes.characters(field).max();
        var bad = new ArrayList<>(List.of(
                new Value("1", "wrong_type"),
                new Value("true", "wrong_type"),
                new Value("[\"x\"]", "wrong_type"),
                new Value("\"  \"", "invalid_text"),
                new Value("\"\\u200b\"", "invalid_text"),
                new Value("\"\\u00a0\\u3164\\u2800\"", "invalid_text"),
                new Value("\"\\u00ad\\ufe0f\\n\"", "invalid_text"),
                new Value("\"a\\u202eb\"", "invalid_text"),
                new Value("\"a" + "\\u0301".repeat(10) + "\"", "invalid_text"),
                new Value("\"a\\u0007b\"", "invalid_text"),
                new Value("\"a\\u001b[31mb\"", "invalid_text"),
                new Value("\"a\\u009b31mb\"", "invalid_text"),
                new Value("\"a\u009b31mb\"", "invalid_text"),
                new Value("\"a\\u007fb\"", "invalid_text"),
                new Value("\"a\\u0085b\"", "invalid_text"),
                new Value("\"a\\rb\"", "invalid_text"),
                new Value("\"" + "x".repeat(max + 1) + "\"", "text_too_long"),
                new Value("\"" + "😀".repeat(max + 1) + "\"", "text_too_long")));
        if (RequestShapes.characters(field).singleLine()) {
            bad.add(new Value("\"a\\r\\nb\"", "invalid_text"));
            bad.add(new Value("\"a\\tb\"", "invalid_text"));
            bad.add(new Value("\"a\\u2028b\"", "invalid_text"));
        }
        if (RequestShapes.characters(field).key()) {
            MISLEADING_NAMES.forEach(name -> bad.add(new Value("\"" + name + "\"", "invalid_text")));
        }
        return bad;
    }

    /** A body that has all required fields, and this one with this value. */
    private static String withValid(Class<?> request, Shape field, String value) {
        var body = new ArrayList<String>();
        for (var other : RequestShapes.fields(request)) {
            if (other.name().equals(field.name())) {
                body.add("\"%s\":%s".formatted(other.name(), value));
            } else if (other.isRequired()) {
                body.add("\"%s\":%s".formatted(other.name(), ValidBodies.value(other, "x")));
            }
        }
        return "{" + String.join(",", body) + "}";
    }
}

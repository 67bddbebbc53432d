package mayday.command.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.incident.Precision;
import mayday.command.rest.RequestShapes;
import mayday.command.rest.ValidBodies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FingerprintTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final JsonBinding BINDING = new JsonBinding(Clock.fixed(NOON, ZoneOffset.UTC));
    private static final Occurred NEVER_SAID = new Occurred(null, null);

    enum Color {
        RED {
            @Override
            public String toString() {
                return "red";
            }
        }
    }

    record Inner(@Nullable Double amount) {}

    record Body(
            @Nullable String text,
            @Nullable Integer number,
            boolean claim,
            @Nullable Color color,
            @Nullable UUID id,
            @Nullable Inner inner,
            @Nullable List<Inner> inners) {}

    /** Another order of the fields, or another machine, makes no other fingerprint. */
    @Test
    void it_is_the_same_on_every_machine() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            var body = new Body(
                    "Z\u00fcrich\n\"", 7, true, Color.RED, new UUID(0, 1), new Inner(1200.0), List.of(new Inner(0.1)));

            assertThat(Fingerprint.text("/p", 3, new Occurred(NOON, Precision.DAY), body))
                    .isEqualTo("""
                    POST
                    /p
                    3
                    [{"occurredAt":"2026-06-01T12:00:00Z","occurredAtPrecision":"DAY"},\
                    {"claim":true,"color":"RED","id":"00000000-0000-0000-0000-000000000001","inner":{"amount":1200.0},\
                    "inners":[{"amount":0.1}],"number":7,"text":"Z\u00fcrich\\n\\""}]""");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void what_was_left_out_says_nothing_and_an_empty_list_neither() {
        var nothing = new Body(null, null, false, null, null, null, null);

        assertThat(Fingerprint.text("/p", null, NEVER_SAID, nothing)).isEqualTo("POST\n/p\nnull\n[{},{}]");
        assertThat(Fingerprint.of("/p", null, NEVER_SAID, nothing))
                .isEqualTo(Fingerprint.of(
                        "/p", null, NEVER_SAID, new Body(null, null, false, null, null, null, List.of())))
                .isNotEqualTo(Fingerprint.of(
                        "/p", null, NEVER_SAID, new Body(null, null, false, null, null, new Inner(null), null)))
                .isNotEqualTo(Fingerprint.of("/q", null, NEVER_SAID, nothing))
                .isNotEqualTo(Fingerprint.of("/p", 1, NEVER_SAID, nothing))
                .isNotEqualTo(Fingerprint.of("/p", null, new Occurred(NOON, null), nothing));
    }

    static Stream<Map.Entry<String, Class<?>>> commands() {
        return RequestShapes.commands().entrySet().stream();
    }

    /** However deep it lies: a request without it is another one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void every_value_of_a_command_counts(Map.Entry<String, Class<?>> command) {
        var full = StrictJson.read(ValidBodies.full(command.getValue(), "x"));
        var whole = text(full, command.getValue());
        assertThat(text(StrictJson.read(ValidBodies.full(command.getValue(), "x")), command.getValue()))
                .isEqualTo(whole);

        without(full).forEach(less -> {
            try {
                assertThat(text(less, command.getValue())).as(less.toString()).isNotEqualTo(whole);
            } catch (DoorRefusal refusal) {
                assertThat(refusal.code()).isEqualTo(DoorCode.MISSING_FIELD);
            }
        });
    }

    private static String text(JsonNode json, Class<?> type) {
        return Fingerprint.text("/p", null, NEVER_SAID, BINDING.bind(json, type));
    }

    /** Each time without one of its values. */
    private static List<JsonNode> without(JsonNode json) {
        var all = new ArrayList<JsonNode>();
        if (json instanceof ObjectNode object) {
            for (var name : object.propertyNames()) {
                all.add(object.deepCopy().without(name));
                without(object.path(name))
                        .forEach(less -> all.add(object.deepCopy().set(name, less)));
            }
        } else if (json instanceof ArrayNode array) {
            without(array.path(0)).forEach(less -> all.add(array.arrayNode().add(less)));
        }
        return all;
    }
}

package mayday.command.rest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mayday.command.rest.RequestShapes.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;

/** Holds the hand-written OpenAPI document against what the controllers and request records really take. */
class OpenApiTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final JsonNode DOCUMENT = OpenDoor.JSON.valueToTree(yaml());

    @Test
    void every_path_and_method_is_described_and_nothing_else() {
        var mapped = DOOR.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> method.name().toLowerCase(Locale.ROOT) + " " + RequestShapes.path(mapping)))
                .collect(toSet());
        var described = DOCUMENT.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream().map(method -> method + " " + path.getKey()))
                .collect(toSet());

        assertThat(described).isEqualTo(mapped);
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_used() {
        var references =
                DOCUMENT.findValues("$ref").stream().map(JsonNode::asString).collect(toSet());

        assertThat(references)
                .allSatisfy(
                        reference -> assertThat(target(reference).isObject()).isTrue());
        assertThat(DOCUMENT.at("/components/schemas").propertyNames())
                .allSatisfy(name -> assertThat(references).contains("#/components/schemas/" + name));
    }

    static Stream<Map.Entry<String, Class<?>>> commands() {
        return RequestShapes.commands().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void a_command_is_described_as_it_is_read(Map.Entry<String, Class<?>> command) {
        var post = DOCUMENT.path("paths").path(command.getKey()).path("post");
        var body = resolved(post.at("/requestBody/content/application~1json/schema"));

        assertThat(body.path("unevaluatedProperties").asBoolean(true)).isFalse();
        assertThat(body.at("/allOf/0/$ref").asString()).isEqualTo("#/components/schemas/Occurred");
        assertObject(body, command.getValue(), command.getKey());
    }

    @Test
    void what_every_command_takes_is_described() {
        assertThat(DOCUMENT.at("/components/schemas/Occurred/properties").propertyNames())
                .containsExactlyInAnyOrder("occurredAt", "occurredAtPrecision");
    }

    private static void assertObject(JsonNode schema, Class<?> type, String where) {
        var fields = RequestShapes.fields(type);
        var properties = schema.path("properties");

        assertThat(Set.copyOf(properties.propertyNames())).as(where).isEqualTo(names(fields.stream()));
        assertThat(Set.copyOf(strings(schema.path("required"))))
                .as(where)
                .isEqualTo(names(fields.stream().filter(Shape::isRequired)));
        for (var field : fields) {
            assertField(resolved(properties.path(field.name())), field, where + "/" + field.name());
        }
    }

    private static void assertField(JsonNode schema, Shape field, String where) {
        if (field.isList()) {
            assertThat(schema.path("type").asString()).as(where).isEqualTo("array");
            assertThat(schema.path("maxItems").asInt())
                    .as(where)
                    .isEqualTo(field.annotations().getAnnotation(Size.class).max());
            assertField(resolved(schema.path("items")), field.item(), where + "[]");
        } else if (field.isRecord()) {
            assertThat(schema.path("additionalProperties").asBoolean(true))
                    .as(where)
                    .isFalse();
            assertObject(schema, field.type(), where);
        } else {
            assertValue(schema, field, where);
        }
    }

    private static void assertValue(JsonNode schema, Shape field, String where) {
        assertThat(schema.path("type").asString()).as(where).isEqualTo(jsonType(field.type()));
        if (field.type().isEnum()) {
            assertThat(strings(schema.path("enum")))
                    .as(where)
                    .isEqualTo(Arrays.stream(field.type().getEnumConstants())
                            .map(String::valueOf)
                            .toList());
        } else if (field.type() == String.class) {
            assertThat(schema.path("maxLength").asInt())
                    .as(where)
                    .isEqualTo(RequestShapes.characters(field).max());
        } else if (field.type() == Instant.class) {
            assertThat(schema.path("format").asString()).as(where).isEqualTo("date-time");
        }
        var max = field.annotations().getAnnotation(Max.class);
        assertThat(schema.path("minimum").asLong(-1)).as(where).isEqualTo(least(field));
        assertThat(schema.path("maximum").asLong(-1)).as(where).isEqualTo(max == null ? -1 : max.value());
    }

    private static long least(Shape field) {
        var min = field.annotations().getAnnotation(Min.class);
        if (min != null) {
            return min.value();
        }
        return field.annotations().isAnnotationPresent(PositiveOrZero.class) ? 0 : -1;
    }

    private static String jsonType(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Integer" -> "integer";
            case "Double" -> "number";
            case "boolean", "Boolean" -> "boolean";
            default -> "string";
        };
    }

    private static Map<String, Object> yaml() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ByteArrayResource(
                DOOR.get("/openapi.yaml").response().body().getBytes(StandardCharsets.UTF_8)));
        return requireNonNull(yaml.getObject());
    }

    private static Set<String> names(Stream<Shape> fields) {
        return fields.map(Shape::name).collect(toSet());
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode target(String reference) {
        return DOCUMENT.at(reference.substring(1));
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? target(schema.path("$ref").asString()) : schema;
    }
}

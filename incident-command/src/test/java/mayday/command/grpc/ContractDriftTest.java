package mayday.command.grpc;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.command.incident.IncidentCommand.ExpireWatch;
import mayday.command.incident.Kinds;
import mayday.command.rest.RequestShapes;
import mayday.command.rest.RequestShapes.Shape;
import mayday.incident.v1.CommandAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's calls are held against the commands, and their messages against what REST takes, both ways. */
class ContractDriftTest {

    private static final Set<String> COMMON = Set.of("incident", "occurred_at", "occurred_at_precision");

    @Test
    void every_command_has_a_call_and_every_call_is_a_command() {
        assertThat(GrpcClient.SERVICE.getMethods())
                .extracting(method -> method.getName())
                .containsExactlyInAnyOrderElementsOf(Kinds.ofCommands().stream()
                        // Nobody asks for it: time does.
                        .filter(command -> command != ExpireWatch.class)
                        .map(Class::getSimpleName)
                        .toList());
    }

    static Stream<Map.Entry<String, Class<?>>> commands() {
        return RequestShapes.commands().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void a_message_has_the_fields_that_rest_takes(Map.Entry<String, Class<?>> command) {
        var name = GrpcClient.command(command.getKey());
        var method = GrpcClient.method(name);
        var request = method.getInputType();

        assertThat(request.getName()).isEqualTo(name + "Request");
        assertThat(method.getOutputType().getName()).isEqualTo(name + "Response");
        assertThat(method.getOutputType().getFields())
                .singleElement()
                .satisfies(field -> assertThat(field.getMessageType()).isEqualTo(CommandAnswer.getDescriptor()));
        assertThat(request.findFieldByName("incident") != null)
                .isEqualTo(command.getKey().contains("{incident}"));
        assertThat(request.getFields()).extracting(FieldDescriptor::getName).contains("occurred_at");
        assertFields(request, COMMON, command.getValue(), name);
    }

    private static void assertFields(Descriptor message, Set<String> elsewhere, Class<?> body, String where) {
        var fields = message.getFields().stream()
                .filter(field -> !elsewhere.contains(field.getName()))
                .collect(toMap(FieldDescriptor::getJsonName, field -> field));
        var shapes = RequestShapes.fields(body);

        assertThat(fields.keySet())
                .as(where)
                .isEqualTo(shapes.stream().map(Shape::name).collect(toSet()));
        shapes.forEach(
                shape -> assertField(requireNonNull(fields.get(shape.name())), shape, where + "." + shape.name()));
    }

    private static void assertField(FieldDescriptor field, Shape shape, String where) {
        assertThat(field.isRepeated()).as(where).isEqualTo(shape.isList());
        if (!shape.isList() && !shape.type().isEnum() && !shape.isRecord() && shape.type() != Instant.class) {
            // Empty means missing for a text that must be there; for all others absence is a value of its own.
            assertThat(field.hasPresence()).as(where).isEqualTo(!isText(shape) || !shape.isRequired());
        }
        assertKind(field, shape.isList() ? shape.item() : shape, where);
    }

    private static void assertKind(FieldDescriptor field, Shape shape, String where) {
        assertThat(field.getType()).as(where).isEqualTo(kind(shape));
        if (shape.type().isEnum()) {
            assertThat(words(field)).as(where).isEqualTo(constants(shape.type()));
        } else if (shape.type() == Instant.class) {
            assertThat(field.getMessageType()).as(where).isEqualTo(Timestamp.getDescriptor());
        } else if (shape.isRecord()) {
            assertFields(field.getMessageType(), Set.of(), shape.type(), where);
        }
    }

    private static boolean isText(Shape shape) {
        return shape.type() == String.class || shape.type() == UUID.class;
    }

    private static FieldDescriptor.Type kind(Shape shape) {
        if (shape.type().isEnum()) {
            return FieldDescriptor.Type.ENUM;
        }
        return switch (shape.type().getSimpleName()) {
            case "String", "UUID" -> FieldDescriptor.Type.STRING;
            case "Integer" -> FieldDescriptor.Type.INT32;
            case "Double" -> FieldDescriptor.Type.DOUBLE;
            case "boolean", "Boolean" -> FieldDescriptor.Type.BOOL;
            default -> FieldDescriptor.Type.MESSAGE;
        };
    }

    private static List<String> words(FieldDescriptor field) {
        var values = field.getEnumType().getValues();
        var prefix = values.getFirst().getName().replace("UNSPECIFIED", "");
        return values.stream()
                .skip(1)
                .map(value -> value.getName().substring(prefix.length()))
                .sorted()
                .toList();
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(String::valueOf)
                .sorted()
                .toList();
    }
}

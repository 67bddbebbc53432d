package mayday.command.grpc;

import static io.grpc.Status.Code.INVALID_ARGUMENT;
import static io.grpc.Status.Code.NOT_FOUND;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mayday.command.rest.OpenDoor;
import mayday.command.rest.RequestShapes;
import mayday.command.rest.RequestShapes.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command is offered everything that no command may take. */
class BadCallsTest {

    private static final OpenDoor DOOR = OpenDoor.shared();

    private static final List<String> MISLEADING_NAMES = List.of(
            "check\u200bout",
            "\ufeffcheckout",
            "checkout\u2060",
            "check\u00adout",
            "checkout\udb40\udc41",
            "check\u00a0out",
            "\u0441heckout",
            "check\u043eut-api",
            "check\uffffout",
            "check\ue000out",
            "check\u0378out",
            "check\ufffcout");

    /** The pointer is empty where no field is at fault. */
    record Bad(Message request, Status.Code status, String code, String pointer) {

        Bad(Message request, String code, String pointer) {
            this(request, INVALID_ARGUMENT, code, pointer);
        }
    }

    static List<Map.Entry<String, Class<?>>> commands() {
        return List.copyOf(RequestShapes.commands().entrySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void no_command_takes_a_bad_message_and_nothing_of_it_is_stored(Map.Entry<String, Class<?>> command) {
        var name = GrpcClient.command(command.getKey());
        var valid = valid(GrpcClient.method(name).getInputType(), RequestShapes.fields(command.getValue()));
        int before = DOOR.storedEvents();
        var bad = new ArrayList<Bad>();
        bad.addAll(incidents(valid));
        bad.addAll(common(valid));
        RequestShapes.fields(command.getValue()).forEach(shape -> bad.addAll(values(valid, shape)));

        bad.forEach(each -> refused(name, each));

        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    private static void refused(String command, Bad bad) {
        var answered = GrpcClient.TCP.call(command, bad.request());

        assertThat(answered.reason())
                .as("%s %.200s %s", command, bad.request(), answered.status())
                .isEqualTo(bad.code());
        assertThat(answered.code()).as("%s %s", command, bad.code()).isEqualTo(bad.status());
        if (!bad.pointer().isEmpty()) {
            assertThat(answered.pointers()).as("%s %s", command, bad.code()).contains(bad.pointer());
        }
        assertThat(answered.status().toString()).doesNotContain("x".repeat(101), "mayday.", "java.", "Exception");
        assertThat(answered.status().getDescription()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    /** All that must be there, about an incident that is there. */
    private static DynamicMessage valid(Descriptor type, List<Shape> shapes) {
        var message = DynamicMessage.newBuilder(type);
        var incident = type.findFieldByName("incident");
        if (incident != null) {
            var path = DOOR.incident();
            message.setField(incident, path.substring(path.lastIndexOf('/') + 1));
        }
        shapes.stream().filter(Shape::isRequired).forEach(shape -> {
            var field = field(type, shape.name());
            var value = value(field, shape.isList() ? shape.item() : shape);
            message.setField(field, shape.isList() ? List.of(value) : value);
        });
        return message.build();
    }

    private static Object value(FieldDescriptor field, Shape shape) {
        return switch (field.getJavaType()) {
            case STRING -> shape.type() == UUID.class ? "01900000-0000-7000-8000-00000000dead" : "x";
            case ENUM -> field.getEnumType().findValueByNumber(1);
            case MESSAGE ->
                shape.isRecord()
                        ? valid(field.getMessageType(), RequestShapes.fields(shape.type()))
                        : Timestamp.newBuilder().setSeconds(1_772_366_400L).build();
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, BYTE_STRING -> 1.0;
        };
    }

    private static List<Bad> incidents(DynamicMessage valid) {
        var field = valid.getDescriptorForType().findFieldByName("incident");
        if (field == null) {
            return List.of();
        }
        var bad = new ArrayList<Bad>();
        for (var name : List.of(
                "", "INC-0", "INC-", "nothing", "INC-1 ", "INC-1\0", "INC-1\u001b[31m", "INC-1\u200b", "../INC-1")) {
            bad.add(new Bad(valid.toBuilder().setField(field, name).build(), "malformed_id", "/incident"));
        }
        for (var name : List.of("INC-99999999", "00000000-0000-7000-8000-000000000000")) {
            bad.add(new Bad(valid.toBuilder().setField(field, name).build(), NOT_FOUND, "unknown_incident", ""));
        }
        return List.copyOf(bad);
    }

    private static List<Bad> common(DynamicMessage valid) {
        var soon = Instant.now().plus(10, ChronoUnit.MINUTES).getEpochSecond();
        var precision = field(valid.getDescriptorForType(), "occurredAtPrecision");
        var unknown = UnknownFieldSet.newBuilder()
                .addField(999, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        return List.of(
                at(valid, soon, 0, "occurred_in_future"),
                at(valid, 946684799, 999_999_999, "occurred_too_early"),
                at(valid, 0, 0, "occurred_too_early"),
                at(valid, soon, 1_000_000_000, "invalid_time"),
                at(valid, soon, -1, "invalid_time"),
                at(valid, Long.MAX_VALUE, 0, "invalid_time"),
                at(valid, 253_402_300_800L, 0, "invalid_time"),
                at(valid, Long.MIN_VALUE, 0, "invalid_time"),
                at(
                        valid,
                        Timestamp.newBuilder().setSeconds(1_772_366_400L).setUnknownFields(unknown),
                        "unknown_field",
                        "/999"),
                new Bad(
                        valid.toBuilder()
                                .setField(precision, precision.getEnumType().findValueByNumberCreatingIfUnknown(99))
                                .build(),
                        "invalid_value",
                        "/occurredAtPrecision"),
                new Bad(valid.toBuilder().setUnknownFields(unknown).build(), "unknown_field", "/999"));
    }

    private static Bad at(DynamicMessage valid, long seconds, int nanos, String code) {
        return at(valid, Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos), code, "");
    }

    private static Bad at(DynamicMessage valid, Timestamp.Builder time, String code, String within) {
        var field = field(valid.getDescriptorForType(), "occurredAt");
        return new Bad(valid.toBuilder().setField(field, time.build()).build(), code, "/occurredAt" + within);
    }

    /** What is wrong for each field of this command, one at a time. */
    private static List<Bad> values(DynamicMessage valid, Shape shape) {
        var field = field(valid.getDescriptorForType(), shape.name());
        var bad = new ArrayList<Bad>();
        var pointer = "/" + shape.name();
        if (shape.isRequired()) {
            bad.add(new Bad(valid.toBuilder().clearField(field).build(), "missing_field", pointer));
        }
        if (field.isRepeated()) {
            bad.add(with(valid, field, nCopies(201, item(field)), "too_many_items", pointer));
            bad.add(with(valid, field, nCopies(1001, item(field)), "too_many_items", ""));
            return bad;
        }
        switch (field.getJavaType()) {
            case STRING ->
                bad.addAll(
                        shape.type() == UUID.class
                                ? List.of(with(valid, field, "INC-1", "invalid_value", pointer))
                                : texts(valid, shape, field, pointer));
            case ENUM ->
                bad.add(with(
                        valid,
                        field,
                        field.getEnumType().findValueByNumberCreatingIfUnknown(99),
                        "invalid_value",
                        pointer));
            case DOUBLE -> {
                for (var number : List.of(Double.NaN, Double.POSITIVE_INFINITY, -1.0, 1e308)) {
                    bad.add(with(valid, field, number, "number_out_of_range", pointer));
                }
            }
            case INT -> {
                bad.add(with(valid, field, -1, "number_out_of_range", pointer));
                bad.add(with(valid, field, Integer.MAX_VALUE, "number_out_of_range", pointer));
            }
            case MESSAGE -> bad.addAll(times(valid, field, pointer));
            default -> {}
        }
        return bad;
    }

    private static List<Bad> texts(DynamicMessage valid, Shape shape, FieldDescriptor field, String pointer) {
        var characters = RequestShapes.characters(shape);
        var bad = new ArrayList<>(List.of(
                with(valid, field, "  ", "invalid_text", pointer),
                with(valid, field, "\u200b", "invalid_text", pointer),
                with(valid, field, "\u00a0\u3164\u2800", "invalid_text", pointer),
                with(valid, field, "\u00ad\ufe0f\n", "invalid_text", pointer),
                with(valid, field, "a\0b", "invalid_text", pointer),
                with(valid, field, "a\u202eb", "invalid_text", pointer),
                with(valid, field, "a" + "\u0301".repeat(10), "invalid_text", pointer),
                with(valid, field, "a\u0007b", "invalid_text", pointer),
                with(valid, field, "a\u001b[31mb", "invalid_text", pointer),
                with(valid, field, "a\u009b31mb", "invalid_text", pointer),
                with(valid, field, "a\u007fb", "invalid_text", pointer),
                with(valid, field, "a\rb", "invalid_text", pointer),
                with(valid, field, "x".repeat(characters.max() + 1), "text_too_long", pointer),
                with(valid, field, "😀".repeat(characters.max() + 1), "text_too_long", pointer)));
        if (characters.singleLine()) {
            bad.add(with(valid, field, "a\r\nb", "invalid_text", pointer));
            bad.add(with(valid, field, "a\tb", "invalid_text", pointer));
        }
        if (characters.key()) {
            for (var name : MISLEADING_NAMES) {
                bad.add(with(valid, field, name, "invalid_text", pointer));
            }
        }
        return bad;
    }

    private static List<Bad> times(DynamicMessage valid, FieldDescriptor field, String pointer) {
        return field.getMessageType().equals(Timestamp.getDescriptor())
                ? List.of(
                        with(valid, field, Timestamp.newBuilder().setSeconds(1).build(), "occurred_too_early", pointer))
                : List.of();
    }

    private static Object item(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.STRING
                ? "x"
                : DynamicMessage.getDefaultInstance(field.getMessageType());
    }

    private static Bad with(DynamicMessage valid, FieldDescriptor field, Object value, String code, String pointer) {
        return new Bad(valid.toBuilder().setField(field, value).build(), code, pointer);
    }

    private static FieldDescriptor field(Descriptor type, String jsonName) {
        return type.getFields().stream()
                .filter(field -> field.getJsonName().equals(jsonName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " has no " + jsonName));
    }
}

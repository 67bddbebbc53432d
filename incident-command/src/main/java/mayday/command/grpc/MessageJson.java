package mayday.command.grpc;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says a message in the JSON that REST takes for the same request, and as people would write it there: the two have to
 * have the same fingerprint. What JSON cannot say is refused here, everything else by whoever reads the JSON.
 */
final class MessageJson {

    private static final double LARGEST_EXACT_INTEGER = 1L << 53;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MessageJson() {}

    /** The fields of a message but for those that REST has elsewhere than in its body. */
    static ObjectNode of(Message message, Set<String> elsewhere) {
        refuseUnknown(message, "");
        return object(message, "", elsewhere);
    }

    private static ObjectNode object(Message message, String pointer, Set<String> elsewhere) {
        var object = NODES.objectNode();
        for (var field : message.getDescriptorForType().getFields()) {
            if (isStated(message, field) && !elsewhere.contains(field.getName())) {
                var name = field.getJsonName();
                object.set(name, value(field, message.getField(field), pointer + "/" + name));
            }
        }
        return object;
    }

    private static void refuseUnknown(Message message, String pointer) {
        message.getUnknownFields().asMap().keySet().stream().findFirst().ifPresent(number -> {
            throw DoorRefusal.at(DoorCode.UNKNOWN_FIELD, pointer + "/" + number, "There is no such field to be set.");
        });
    }

    private static boolean isStated(Message message, FieldDescriptor field) {
        return field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
    }

    private static JsonNode value(FieldDescriptor field, Object value, String pointer) {
        if (!field.isRepeated()) {
            return single(value, pointer);
        }
        var items = NODES.arrayNode();
        for (var item : (List<?>) value) {
            items.add(single(item, pointer + "/" + items.size()));
        }
        return items;
    }

    private static JsonNode single(Object value, String pointer) {
        if (value instanceof Message message) {
            refuseUnknown(message, pointer);
        }
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Boolean claim -> NODES.booleanNode(claim);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> number(number, pointer);
            case EnumValueDescriptor constant -> NODES.stringNode(word(constant));
            case Timestamp time -> NODES.stringNode(time(time, pointer));
            case Duration length ->
                NODES.stringNode(java.time.Duration.ofSeconds(length.getSeconds(), length.getNanos())
                        .toString());
            case Message message -> object(message, pointer, Set.of());
            default -> throw new IllegalStateException("No command takes a " + value.getClass());
        };
    }

    private static JsonNode number(double number, String pointer) {
        if (!Double.isFinite(number)) {
            throw DoorRefusal.at(DoorCode.NUMBER_OUT_OF_RANGE, pointer, "Must be a finite number.");
        }
        return number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT_INTEGER
                ? NODES.numberNode((long) number)
                : NODES.numberNode(number);
    }

    /** REST has the values without the prefix that Protobuf asks for. One of a later version stays unlike any of ours. */
    private static String word(EnumValueDescriptor constant) {
        var unspecified = constant.getType().getValues().getFirst().getName();
        var prefix = unspecified.substring(0, unspecified.length() - "UNSPECIFIED".length());
        return constant.getName().startsWith(prefix)
                ? constant.getName().substring(prefix.length())
                : constant.getName();
    }

    private static String time(Timestamp time, String pointer) {
        try {
            if (time.getNanos() >= 0 && time.getNanos() < 1_000_000_000) {
                return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
            }
        } catch (DateTimeException _) {
            // Refused below, like every other time that there is not.
        }
        throw DoorRefusal.at(DoorCode.INVALID_TIME, pointer, "There is no such time.");
    }
}

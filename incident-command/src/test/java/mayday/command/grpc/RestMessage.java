package mayday.command.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Timestamp;
import java.time.OffsetDateTime;
import java.util.Objects;
import mayday.command.rest.OpenDoor;
import tools.jackson.databind.JsonNode;

/** Makes the message that stands for a REST body: what a caller would do who moves from one door to the other. */
final class RestMessage {

    private RestMessage() {}

    static DynamicMessage of(Descriptor type, String json) {
        return message(type, OpenDoor.JSON.readTree(json));
    }

    private static DynamicMessage message(Descriptor type, JsonNode json) {
        var message = DynamicMessage.newBuilder(type);
        for (var entry : json.properties()) {
            var field = type.getFields().stream()
                    .filter(candidate -> candidate.getJsonName().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(type.getName() + " has no " + entry.getKey()));
            if (field.isRepeated()) {
                entry.getValue().forEach(item -> message.addRepeatedField(field, value(field, item)));
            } else {
                message.setField(field, value(field, entry.getValue()));
            }
        }
        return message.build();
    }

    private static Object value(FieldDescriptor field, JsonNode json) {
        return switch (field.getJavaType()) {
            case STRING -> json.asString();
            case BOOLEAN -> json.asBoolean();
            case INT -> json.asInt();
            case DOUBLE -> json.asDouble();
            case ENUM -> constant(field, json.asString());
            case MESSAGE ->
                field.getMessageType().equals(Timestamp.getDescriptor())
                        ? timestamp(json.asString())
                        : message(field.getMessageType(), json);
            case LONG, FLOAT, BYTE_STRING -> throw new AssertionError(field.getFullName());
        };
    }

    private static EnumValueDescriptor constant(FieldDescriptor field, String word) {
        var type = field.getEnumType();
        var prefix = type.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT) + "_";
        return Objects.requireNonNull(type.findValueByName(prefix + word), prefix + word);
    }

    static Timestamp timestamp(String text) {
        var instant = OffsetDateTime.parse(text).toInstant();
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}

package mayday.timeline.event;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads events of the contract from ProtoJSON. What it returns is complete enough for every projection. */
public final class EventReader {

    private static final JsonFormat.Parser PROTO_JSON = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build();
    private static final Set<String> ENVELOPE = IncidentEvent.getDescriptor().getFields().stream()
            .filter(field ->
                    field.getContainingOneof() == null || field.toProto().getProto3Optional())
            .map(field -> field.getJsonName())
            .collect(Collectors.toUnmodifiableSet());
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private EventReader() {}

    public static JsonNode tree(byte @Nullable [] value) throws UnreadableEvent {
        if (value == null) {
            throw new UnreadableEvent("null_value", "The record has no value");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return JSON.readTree(text.toString());
        } catch (CharacterCodingException | JacksonException undecodable) {
            throw new UnreadableEvent("undecodable", "The value is not JSON in UTF-8");
        }
    }

    /**
     * Reads one event.
     *
     * @throws UnreadableEvent where the tree is not an event, or one without what every reader needs
     */
    public static PublishedEvent event(JsonNode tree) throws UnreadableEvent {
        var json = tree.toString();
        var message = parse(json);
        validate(message);
        var factName = factName(message, tree);
        return new PublishedEvent(
                uuid("eventId", message.getEventId()),
                uuid("incidentId", message.getIncidentId()),
                message,
                snakeCase(factName),
                factName.isEmpty() ? "{}" : tree.path(factName).toString(),
                EncodedJson.of(json));
    }

    private static IncidentEvent parse(String json) throws UnreadableEvent {
        try {
            var message = IncidentEvent.newBuilder();
            PROTO_JSON.merge(json, message);
            return message.build();
        } catch (InvalidProtocolBufferException undecodable) {
            throw new UnreadableEvent("undecodable", "The value is not an IncidentEvent in ProtoJSON");
        }
    }

    private static void validate(IncidentEvent message) throws UnreadableEvent {
        if (message.getSequence() < 1) {
            throw new UnreadableEvent("invalid_event", "The sequence is not positive");
        }
        if (!message.hasOccurredAt() || !message.hasRecordedAt()) {
            throw new UnreadableEvent("invalid_event", "occurredAt or recordedAt is missing");
        }
        for (var at : List.of(message.getOccurredAt(), message.getRecordedAt())) {
            var instant = PublishedEvent.instant(at);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new UnreadableEvent("invalid_event", "An instant is out of range");
            }
        }
    }

    private static UUID uuid(String field, String value) throws UnreadableEvent {
        try {
            var uuid = UUID.fromString(value);
            if (uuid.toString().equalsIgnoreCase(value)) {
                return uuid;
            }
        } catch (IllegalArgumentException malformed) {
            // Falls through: both ways of not being a UUID end the same.
        }
        throw new UnreadableEvent("invalid_event", field + " is not a UUID");
    }

    /** A fact of a later version is the one member that is not of the envelope. */
    private static String factName(IncidentEvent message, JsonNode tree) {
        if (message.getFactCase() != FactCase.FACT_NOT_SET) {
            return IncidentEvent.getDescriptor()
                    .findFieldByNumber(message.getFactCase().getNumber())
                    .getJsonName();
        }
        return tree.propertyStream()
                .filter(member -> member.getValue().isObject() && !ENVELOPE.contains(member.getKey()))
                .map(member -> member.getKey())
                .findFirst()
                .orElse("");
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}

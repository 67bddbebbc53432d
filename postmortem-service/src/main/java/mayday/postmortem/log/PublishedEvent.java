package mayday.postmortem.log;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as published.
 *
 * @param fact public name of the fact, also where this version does not know the fact
 * @param body ProtoJSON with sorted keys, so that Kafka and gap repair store the same text
 */
public record PublishedEvent(
        UUID incidentId, int sequence, UUID eventId, String fact, String body, IncidentEvent event) {

    private static final Pattern NUMBER = Pattern.compile("INC-[1-9][0-9]{0,17}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /**
     * The event that it says.
     *
     * @throws UnreadableEvent where it is not an event of the contract
     */
    public static PublishedEvent read(JsonNode json) {
        if (!json.isObject()) {
            throw new UnreadableEvent("the value is not a JSON object");
        }
        StorableText.check(json);
        var body = SORTED.writeValueAsString(SORTED.treeToValue(json, Object.class));
        var event = parse(body);
        if (event.getSequence() < 1) {
            throw new UnreadableEvent("the sequence is not 1 or more");
        }
        if (!NUMBER.matcher(event.getIncidentNumber()).matches()) {
            throw new UnreadableEvent("the incident number is not of the form INC-n");
        }
        return new PublishedEvent(
                uuid(event.getIncidentId()),
                event.getSequence(),
                uuid(event.getEventId()),
                fact(event, json),
                body,
                event);
    }

    /**
     * The bytes as JSON.
     *
     * @throws UnreadableEvent where it is not strict JSON
     */
    public static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new UnreadableEvent("the value is not JSON", malformed);
        }
    }

    /** Reads back what {@link #body()} holds. */
    static IncidentEvent parse(String body) {
        try {
            var event = IncidentEvent.newBuilder();
            JsonFormat.parser().ignoringUnknownFields().merge(body, event);
            return event.build();
        } catch (InvalidProtocolBufferException | RuntimeException malformed) {
            throw new UnreadableEvent("the value is not an IncidentEvent", malformed);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableEvent("an id is not a UUID", malformed);
        }
    }

    private static String fact(IncidentEvent event, JsonNode json) {
        if (event.getFactCase() != FactCase.FACT_NOT_SET) {
            return IncidentEvent.getDescriptor()
                    .findFieldByNumber(event.getFactCase().getNumber())
                    .getName();
        }
        var known = IncidentEvent.getDescriptor().getFields().stream()
                .map(field -> field.getJsonName())
                .toList();
        return json.propertyStream()
                .filter(field -> field.getValue().isObject() && !known.contains(field.getKey()))
                .map(field -> snakeCase(field.getKey()))
                .findFirst()
                .orElse("unknown");
    }

    private static String snakeCase(String jsonName) {
        return jsonName.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}

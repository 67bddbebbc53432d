package mayday.incident.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mayday.incident.v1.IncidentEvent;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes the AsyncAPI 3.0 document of the topic: a message for each fact, its headers, and JSON Schemas of it all. */
final class AsyncapiDocument {

    /** The headers of a record, in CloudEvents binary mode, and which of them are always there. */
    static final Map<String, String> HEADERS = headers();

    static final List<String> OPTIONAL_HEADERS = List.of("ce_causationid", "ce_traceparent");

    private static final String TIMESTAMP = Timestamp.getDescriptor().getFullName();
    private static final String TOPIC = "mayday.incident-events.v1";

    private final Comments comments = new Comments();
    private final Map<String, Object> schemas = new TreeMap<>();

    private static Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", "The event's id, the same on every redelivery.");
        headers.put("ce_source", "/mayday/incident-command");
        headers.put("ce_type", "org.mayday.incident.<fact>.v1");
        headers.put("ce_subject", "The incident's id.");
        headers.put("ce_time", "When it happened in the world, RFC 3339.");
        headers.put("ce_recordedtime", "When it was stored, RFC 3339.");
        headers.put("ce_sequence", "Position within the incident, zero-padded so that text order is number order.");
        headers.put("ce_partitionkey", "The incident's id, as the record's key.");
        headers.put("ce_correlationid", "What belongs together.");
        headers.put("ce_causationid", "The event or message that caused the command.");
        headers.put("ce_authtype", "user, service_account or system.");
        headers.put("ce_authid", "The id of the actor.");
        headers.put("ce_traceparent", "W3C Trace Context of the command.");
        headers.put("content-type", "application/json");
        headers.put("payload-sha256", "Lower-case hex SHA-256 of the value.");
        return headers;
    }

    String write() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(120);
        options.setSplitLines(true);
        return "# Generated from incident-contract/src/main/protobuf: mvn -pl incident-contract -am test -Dcontract.write=true\n"
                + new Yaml(options).dump(document());
    }

    private Map<String, Object> document() {
        var messages = new LinkedHashMap<String, Object>();
        Facts.all().forEach(fact -> messages.put(fact.getName(), message(fact)));
        schemas.put("IncidentEvent", envelope());
        schemas.put("CloudEventHeaders", headerSchema());
        return ordered(
                "asyncapi", "3.0.0",
                "info",
                        ordered(
                                "title",
                                "Mayday incident events",
                                "version",
                                "1.0.0",
                                "description",
                                "Everything that happens to an incident, in the order of each incident. Facts are added "
                                        + "over time and never changed: a reader must show an event whose fact it does "
                                        + "not know, not drop it. Structured mode is allowed, too.",
                                "license",
                                ordered("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")),
                "defaultContentType", "application/json",
                "channels", ordered("incidentEvents", channel()),
                "operations", ordered("publishIncidentEvents", operation()),
                "components", ordered("messages", messages, "schemas", schemas));
    }

    private static Map<String, Object> channel() {
        var messages = new LinkedHashMap<String, Object>();
        Facts.all().forEach(fact -> messages.put(fact.getName(), ref("#/components/messages/" + fact.getName())));
        return ordered(
                "address",
                TOPIC,
                "description",
                "Key = incident id, so the events of one incident stay in order. At least once: known sequences "
                        + "are duplicates, a missing one is fetched from GET /api/v1/incidents/{id}/events.",
                "messages",
                messages,
                "bindings",
                ordered(
                        "kafka",
                        ordered(
                                "topic",
                                TOPIC,
                                "partitions",
                                6,
                                "topicConfiguration",
                                ordered(
                                        "cleanup.policy",
                                        List.of("delete"),
                                        "retention.ms",
                                        -1,
                                        "max.message.bytes",
                                        4 * 1024 * 1024),
                                "bindingVersion",
                                "0.5.0")));
    }

    private static Map<String, Object> operation() {
        return ordered(
                "action", "send",
                "channel", ref("#/channels/incidentEvents"),
                "summary", "incident-command publishes every stored event.");
    }

    private Map<String, Object> message(FieldDescriptor fact) {
        schema(fact.getMessageType());
        var said = comments.of(fact.getMessageType());
        return ordered(
                "name", Facts.ceType(fact),
                "title", fact.getMessageType().getName(),
                "summary", said.isEmpty() ? fact.getName().replace('_', ' ') : said,
                "contentType", "application/json",
                "headers",
                        ordered(
                                "allOf",
                                List.of(
                                        ref("#/components/schemas/CloudEventHeaders"),
                                        ordered(
                                                "type",
                                                "object",
                                                "properties",
                                                ordered("ce_type", ordered("const", Facts.ceType(fact)))))),
                "payload",
                        ordered(
                                "allOf",
                                List.of(
                                        ref("#/components/schemas/IncidentEvent"),
                                        ordered(
                                                "type", "object",
                                                "required", List.of(fact.getJsonName()),
                                                "properties",
                                                        ordered(
                                                                fact.getJsonName(),
                                                                schemaRef(fact.getMessageType()))))),
                "bindings",
                        ordered(
                                "kafka",
                                ordered("key", ordered("type", "string", "format", "uuid"), "bindingVersion", "0.5.0")),
                "externalDocs",
                        ordered(
                                "description",
                                "A sample with every field set, as the topic carries it.",
                                "url",
                                "samples/" + fact.getName() + ".json"));
    }

    private static Map<String, Object> headerSchema() {
        var properties = new LinkedHashMap<String, Object>();
        HEADERS.forEach((header, said) -> properties.put(
                header,
                switch (header) {
                    case "ce_specversion", "ce_source", "content-type" -> ordered("type", "string", "const", said);
                    default -> ordered("type", "string", "description", said);
                }));
        return ordered(
                "type",
                "object",
                "required",
                HEADERS.keySet().stream()
                        .filter(header -> !OPTIONAL_HEADERS.contains(header))
                        .toList(),
                "properties",
                properties);
    }

    private Map<String, Object> envelope() {
        return objectSchema(IncidentEvent.getDescriptor());
    }

    private void schema(Descriptor message) {
        if (!schemas.containsKey(message.getName())) {
            schemas.put(message.getName(), Map.of());
            schemas.put(message.getName(), objectSchema(message));
        }
    }

    /** As ProtoJSON prints it: what has no presence is always there. */
    private Map<String, Object> objectSchema(Descriptor message) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var field : message.getFields()) {
            if (field.getRealContainingOneof() == null) {
                properties.put(field.getJsonName(), property(field));
                if (!field.hasPresence()) {
                    required.add(field.getJsonName());
                }
            }
        }
        var schema = ordered("type", "object");
        var said = comments.of(message);
        if (!said.isEmpty()) {
            schema.put("description", said);
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!properties.isEmpty()) {
            schema.put("properties", properties);
        }
        return schema;
    }

    private Map<String, Object> property(FieldDescriptor field) {
        var schema = field.isRepeated() ? ordered("type", "array", "items", type(field)) : type(field);
        var said = comments.of(field);
        if (!said.isEmpty() && !schema.containsKey("$ref")) {
            schema.put("description", said);
        }
        return schema;
    }

    private Map<String, Object> type(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case STRING -> ordered("type", "string");
            case BOOLEAN -> ordered("type", "boolean");
            case INT -> ordered("type", "integer", "format", "int32");
            case DOUBLE -> ordered("type", "number", "format", "double");
            case ENUM ->
                ordered(
                        "type",
                        "string",
                        "enum",
                        field.getEnumType().getValues().stream()
                                .map(EnumValueDescriptor::getName)
                                .toList());
            case MESSAGE ->
                field.getMessageType().getFullName().equals(TIMESTAMP)
                        ? ordered("type", "string", "format", "date-time")
                        : schemaRef(field.getMessageType());
            case LONG, FLOAT, BYTE_STRING -> throw new IllegalStateException(field.getFullName());
        };
    }

    private Map<String, Object> schemaRef(Descriptor message) {
        schema(message);
        return ref("#/components/schemas/" + message.getName());
    }

    private static Map<String, Object> ref(String to) {
        return ordered("$ref", to);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}

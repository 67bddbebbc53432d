package mayday.incident.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Timestamp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import mayday.incident.v1.IncidentEvent;

/** Writes {@code docs/events.md} from the contract, its comments and its samples. */
final class EventCatalog {

    private static final String TIMESTAMP = Timestamp.getDescriptor().getFullName();

    private final Comments comments = new Comments();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Descriptor> messages = new TreeMap<>();
    private final Map<String, EnumDescriptor> enums = new TreeMap<>();

    String write() {
        collect();
        text.append("""
                # Events

                <!-- Generated from incident-contract/src/main/protobuf: mvn -pl incident-contract -am test -Dcontract.write=true -->

                What happens to an incident is published on the Kafka topic `mayday.incident-events.v1`, one record an
                event, key = the incident's id, as CloudEvents 1.0 in binary mode. The value is the whole event as
                ProtoJSON: the envelope, and exactly one fact. Facts are added over time and never changed; a reader
                that meets a fact it does not know sees an event without one, and must show it as such, not drop it.

                The AsyncAPI document is `incident-contract/src/main/resources/incident-contract/asyncapi.yaml`, samples
                of every fact as the topic carries them are in `samples/` beside it.

                ## Facts

                | Fact | CloudEvents type | |
                | --- | --- | --- |
                """);
        for (var fact : Facts.all()) {
            text.append("| [`%s`](#%s) | `%s` | %s |\n"
                    .formatted(fact.getName(), fact.getName(), Facts.ceType(fact), said(fact)));
        }
        text.append("\n## The envelope\n\n")
                .append(comments.of(IncidentEvent.getDescriptor()))
                .append("\n\n");
        fields(IncidentEvent.getDescriptor());
        Facts.all().forEach(this::fact);
        text.append("\n## Values\n");
        messages.forEach((_, message) -> value(message));
        text.append("\n## Enumerations\n");
        enums.forEach((_, type) -> enumeration(type));
        return text.toString();
    }

    private void fact(FieldDescriptor fact) {
        text.append("\n## ").append(fact.getName()).append("\n\n");
        var said = said(fact);
        text.append(said.isEmpty() ? "" : said + "\n\n");
        text.append("`")
                .append(Facts.ceType(fact))
                .append("`, in JSON `")
                .append(fact.getJsonName())
                .append("`\n\n");
        fields(fact.getMessageType());
        text.append("\n```json\n")
                .append(Facts.printForPeople(Sample.full(fact)))
                .append("\n```\n");
    }

    private void value(Descriptor message) {
        text.append("\n### ").append(message.getName()).append("\n\n");
        var said = comments.of(message);
        text.append(said.isEmpty() ? "" : said + "\n\n");
        fields(message);
    }

    private void enumeration(EnumDescriptor type) {
        text.append("\n### ").append(type.getName()).append("\n\n");
        var said = comments.of(type);
        text.append(said.isEmpty() ? "" : said + "\n\n");
        for (var value : type.getValues()) {
            var meaning = comments.of(value);
            text.append("- `").append(value.getName()).append("`").append(meaning.isEmpty() ? "" : ": " + meaning);
            text.append('\n');
        }
    }

    private void fields(Descriptor message) {
        var shown = message.getFields().stream()
                .filter(field -> field.getRealContainingOneof() == null)
                .toList();
        if (shown.isEmpty()) {
            text.append("No fields.\n");
            return;
        }
        text.append("| Field | Type | |\n| --- | --- | --- |\n");
        for (var field : shown) {
            text.append("| `%s` | %s | %s |\n".formatted(field.getJsonName(), type(field), comments.of(field)));
        }
    }

    private String said(FieldDescriptor fact) {
        return comments.of(fact.getMessageType());
    }

    private static String type(FieldDescriptor field) {
        var name = switch (field.getJavaType()) {
            case MESSAGE ->
                isTimestamp(field)
                        ? "instant"
                        : "[%s](#%s)"
                                .formatted(
                                        field.getMessageType().getName(),
                                        anchor(field.getMessageType().getName()));
            case ENUM ->
                "[%s](#%s)"
                        .formatted(
                                field.getEnumType().getName(),
                                anchor(field.getEnumType().getName()));
            case STRING -> "text";
            case BOOLEAN -> "boolean";
            case INT -> "integer";
            case DOUBLE -> "number";
            case LONG, FLOAT, BYTE_STRING -> throw new IllegalStateException(field.getFullName());
        };
        var optional = field.toProto().getProto3Optional() ? ", optional" : "";
        return field.isRepeated() ? "list of " + name : name + optional;
    }

    private static String anchor(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isTimestamp(FieldDescriptor field) {
        return field.getMessageType().getFullName().equals(TIMESTAMP);
    }

    /** Every message and enumeration that a fact or the envelope leads to. */
    private void collect() {
        Deque<Descriptor> open = new ArrayDeque<>();
        open.add(IncidentEvent.getDescriptor());
        while (!open.isEmpty()) {
            for (var field : open.remove().getFields()) {
                if (field.getJavaType() == JavaType.ENUM) {
                    enums.put(field.getEnumType().getName(), field.getEnumType());
                } else if (field.getJavaType() == JavaType.MESSAGE && !isTimestamp(field)) {
                    boolean isFact = field.getRealContainingOneof() != null;
                    if (isFact || messages.put(field.getMessageType().getName(), field.getMessageType()) == null) {
                        open.add(field.getMessageType());
                    }
                }
            }
        }
    }
}

package mayday.incident.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.Map;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.Precision;

/** Sample events: one with every field set, and one with nothing but what is always there. */
final class Sample {

    /** What people would say in such a field; any other text field says its own name. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("text", "Only payments by card fail."),
            Map.entry("reason", "nobody can pay"),
            Map.entry("rationale", "the release is the only change, and undoing it is safe"),
            Map.entry("summary", "The release was reverted; payments work again."),
            Map.entry("override_reason", "the mail system is not ours to verify"),
            Map.entry("in_favor", "known to work"),
            Map.entry("against", "a migration ran"),
            Map.entry("watching", "error rate of payments"),
            Map.entry("run", "run 3"),
            Map.entry("performed_by", "Grace"),
            Map.entry("id", "deploy-81"),
            Map.entry("title", "Checkout answers 500"),
            Map.entry("description", "Nobody can pay since the release at noon."),
            Map.entry("reference", "https://support.example/tickets/4711"),
            Map.entry("reporter", "Grace"),
            Map.entry("system", "checkout"),
            Map.entry("systems", "checkout"),
            Map.entry("functionality", "payment"),
            Map.entry("region", "eu-west"),
            Map.entry("team", "payments"),
            Map.entry("person", "Linus"),
            Map.entry("decided_by", "Ada"),
            Map.entry("role", "commander"),
            Map.entry("previous", "Ada"),
            Map.entry("link", "https://meet.example/inc-42"),
            Map.entry("provider", "Meet"),
            Map.entry("hypothesis_id", "H1"),
            Map.entry("change_id", "deploy-81"),
            Map.entry("duplicate_of", "INC-41"),
            Map.entry("name", "pay with a card"),
            Map.entry("environment", "production"),
            Map.entry("unit", "users"),
            Map.entry("method", "failed payments in the log"),
            Map.entry("deployment_id", "deploy-82"),
            Map.entry("version", "2.0.1"),
            Map.entry("commits", "9fceb02"),
            Map.entry("first", "9fceb02"),
            Map.entry("last", "a11bef0"),
            Map.entry("pipeline_url", "https://ci.example/runs/82"),
            Map.entry("url", "https://logs.example/search"),
            Map.entry("query", "status:500 service:checkout"),
            Map.entry("steps", "pay for a book with a card"),
            Map.entry("expected", "a receipt"),
            Map.entry("seen", "an error page"),
            Map.entry("undo_plan", "deploy 2.0.0 again"),
            Map.entry("provenance", "build 77 of the main branch"),
            Map.entry("revert_commit", "c0ffee1"),
            Map.entry("revert_message", "This reverts commits 9fceb02..a11bef0."),
            Map.entry("warnings", "table_model_changed"),
            Map.entry("target_version", "schema 41"),
            Map.entry("owner", "Linus"),
            Map.entry("depends_on", "traffic off"),
            Map.entry("event_id", "01955a2e-7a3f-7d4c-8e11-7a9b2c4d6e02"),
            Map.entry("proposed_by", "Ada"),
            Map.entry("part", "schema"),
            Map.entry("schedule_id", "again-1"),
            Map.entry("requested_of", "the deployer of payments"),
            Map.entry("approved_by", "Ada"),
            Map.entry("item_id", "tell-the-team"),
            Map.entry("visible_to", "payments"),
            Map.entry("into_incident_id", "01955a2e-79f0-7b1e-8c41-0c9d4e2b7f01"),
            Map.entry("into_incident_number", "INC-43"),
            Map.entry("incident_id", "01955a2e-79f0-7b1e-8c41-0c9d4e2b7f02"),
            Map.entry("incident_number", "INC-44"),
            Map.entry("from_incident_id", "01955a2e-79f0-7b1e-8c41-0c9d4e2b7f01"),
            Map.entry("from_incident_number", "INC-41"));

    private Sample() {}

    static IncidentEvent full(FieldDescriptor fact) {
        var event = envelope();
        event.setCausationId("alert-4711")
                .setTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .addWarningsBuilder()
                .setCode("out_of_order")
                .setDetail("It happened before the entry above it.");
        event.getActorBuilder().setName("Ada Lovelace").setRole("commander");
        return event.setField(fact, filled(event.newBuilderForField(fact))).build();
    }

    static IncidentEvent minimal(FieldDescriptor fact) {
        var event = envelope();
        return event.setField(fact, event.newBuilderForField(fact).build()).build();
    }

    /** The published sample, as it is committed. */
    static String read(FieldDescriptor fact, boolean minimal) {
        return Written.read(Facts.sample(fact, minimal), Facts.print(minimal ? minimal(fact) : full(fact)));
    }

    private static IncidentEvent.Builder envelope() {
        var event = IncidentEvent.newBuilder()
                .setEventId("01955a2e-7a40-7c3b-9d52-2f1d6f3c0a11")
                .setIncidentId("01955a2e-79f0-7b1e-8c41-0c9d4e2b7f00")
                .setIncidentNumber("INC-42")
                .setSequence(7)
                .setOccurredAt(at(1_772_366_400L))
                .setOccurredAtPrecision(Precision.PRECISION_EXACT)
                .setRecordedAt(at(1_772_366_401L))
                .setSource("rest")
                .setCorrelationId("0af7651916cd43dd8448eb211c80319c")
                .setRecordHash("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        event.getActorBuilder().setKind(ActorKind.ACTOR_KIND_PERSON).setId("ada");
        return event;
    }

    private static Timestamp at(long seconds) {
        return Timestamp.newBuilder().setSeconds(seconds).setNanos(123_456_000).build();
    }

    private static Message filled(Message.Builder message) {
        for (var field : message.getDescriptorForType().getFields()) {
            var value = value(message, field);
            if (field.isRepeated()) {
                message.addRepeatedField(field, value);
            } else {
                message.setField(field, value);
            }
        }
        return message.build();
    }

    private static Object value(Message.Builder message, FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case STRING -> TEXTS.getOrDefault(field.getName(), field.getName().replace('_', ' '));
            case BOOLEAN -> true;
            case INT -> 12;
            case DOUBLE -> field.getName().equals("upper") ? 5000.0 : 3000.0;
            case ENUM -> second(field.getEnumType());
            case MESSAGE -> nested(message, field);
            case LONG, FLOAT, BYTE_STRING ->
                throw new IllegalStateException(
                        field.getFullName() + ": 64-bit integers print as strings, so the contract has none");
        };
    }

    private static Object nested(Message.Builder message, FieldDescriptor field) {
        Descriptor type = field.getMessageType();
        return type.getFullName().equals(Timestamp.getDescriptor().getFullName())
                ? at(1_772_366_400L)
                : filled(message.newBuilderForField(field));
    }

    /** The first is always the one that says nothing. */
    private static Object second(EnumDescriptor type) {
        return type.getValues().get(1);
    }
}

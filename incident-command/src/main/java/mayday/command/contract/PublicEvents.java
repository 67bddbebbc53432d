package mayday.command.contract;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import mayday.command.incident.IncidentNumber;
import mayday.command.incident.Provenance;
import mayday.command.store.StoredEvent;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.Warning;

/** The bridge from what is stored to what is promised: the only place that knows both shapes. */
public final class PublicEvents {

    private static final JsonFormat.Printer PROTO_JSON =
            JsonFormat.printer().omittingInsignificantWhitespace().alwaysPrintFieldsWithNoPresence();

    private PublicEvents() {}

    /** The event as the contract describes it. */
    public static IncidentEvent publicForm(StoredEvent stored) {
        var when = stored.event().when();
        var message = IncidentEvent.newBuilder()
                .setEventId(stored.eventId().toString())
                .setIncidentId(stored.incident().toString())
                .setIncidentNumber(IncidentNumber.text(stored.number()))
                .setSequence(stored.sequence())
                .setOccurredAt(PublicValues.timestamp(when.at()))
                .setOccurredAtPrecision(PublicValues.precision(when.precision()))
                .setRecordedAt(PublicValues.timestamp(stored.recordedAt()))
                .setRecordHash(stored.hash());
        stored.warnings()
                .forEach(warning -> message.addWarnings(
                        Warning.newBuilder().setCode(warning.code()).setDetail(warning.detail())));
        setOrigin(message, stored.provenance());
        PublicFacts.setFact(message, stored.event());
        return message.build();
    }

    private static void setOrigin(IncidentEvent.Builder message, Provenance provenance) {
        message.setActor(PublicValues.actor(provenance.actor()))
                .setSource(provenance.source())
                .setCorrelationId(provenance.correlationId());
        if (provenance.causationId() != null) {
            message.setCausationId(provenance.causationId());
        }
        if (provenance.traceparent() != null) {
            message.setTraceparent(provenance.traceparent());
        }
    }

    /** ProtoJSON in UTF-8: the value of the Kafka record, and one event of the raw log. */
    public static byte[] json(IncidentEvent event) {
        try {
            return PROTO_JSON.print(event).getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("The contract has no field that ProtoJSON cannot print", impossible);
        }
    }
}

package mayday.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import mayday.command.contract.PublicEvents;
import mayday.command.encoding.Sha256;
import mayday.command.incident.Actor;
import mayday.command.store.StoredEvent;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Kafka records of events: CloudEvents 1.0.2, binary mode, the whole contract message as value. */
final class EventRecords {

    private static final URI SOURCE = URI.create("/mayday/incident-command");

    private EventRecords() {}

    static ProducerRecord<String, byte[]> record(StoredEvent event) {
        var value = PublicEvents.json(PublicEvents.publicForm(event));
        // No timestamp: the time of sending. An old occurredAt would let the record expire.
        var record = KafkaMessageFactory.createWriter(
                        EventTopic.NAME, null, null, event.incident().toString())
                .writeBinary(cloudEvent(event, value));
        record.headers().add("payload-sha256", Sha256.of(value).getBytes(UTF_8));
        return record;
    }

    private static CloudEvent cloudEvent(StoredEvent event, byte[] value) {
        var provenance = event.provenance();
        var incident = event.incident().toString();
        var builder = CloudEventBuilder.v1()
                .withId(event.eventId().toString())
                .withSource(SOURCE)
                .withType("org.mayday.incident." + event.type() + ".v1")
                .withSubject(incident)
                .withTime(event.event().when().at().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withData(value)
                .withExtension("recordedtime", event.recordedAt().toString())
                .withExtension("sequence", "%010d".formatted(event.sequence()))
                .withExtension("partitionkey", incident)
                .withExtension("correlationid", provenance.correlationId())
                .withExtension("authtype", authType(provenance.actor().kind()))
                .withExtension("authid", provenance.actor().id());
        extend(builder, "causationid", provenance.causationId());
        extend(builder, "traceparent", provenance.traceparent());
        return builder.build();
    }

    private static void extend(CloudEventBuilder builder, String name, @Nullable String value) {
        if (value != null) {
            builder.withExtension(name, value);
        }
    }

    private static String authType(Actor.Kind kind) {
        return switch (kind) {
            case PERSON -> "user";
            case SERVICE -> "service_account";
            case SYSTEM -> "system";
        };
    }
}

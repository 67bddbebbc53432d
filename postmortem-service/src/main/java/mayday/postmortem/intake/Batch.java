package mayday.postmortem.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mayday.postmortem.log.PublishedEvent;
import mayday.postmortem.log.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/**
 * What came in at once, read.
 *
 * @param doubted the incident of each record that could not be read: nothing else would tell that its last event is
 *     missing
 */
record Batch(List<PublishedEvent> events, List<Quarantine.Case> unreadable, List<UUID> doubted) {

    private Batch() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static Batch of(String topicId, List<ConsumerRecord<byte[], byte[]>> records) {
        var batch = new Batch();
        for (var record : records) {
            try {
                batch.events.add(CloudEventReader.read(record));
            } catch (UnreadableEvent unreadable) {
                batch.leaveOut(topicId, record, unreadable.reason());
            }
        }
        return batch;
    }

    /** A single record that the log cannot take, whatever the reason. */
    static Batch refused(String topicId, ConsumerRecord<byte[], byte[]> record, String why) {
        var batch = new Batch();
        batch.leaveOut(topicId, record, why);
        return batch;
    }

    /** Events of one incident as the record has them, up to the first that cannot be read. */
    static Batch ofRecord(UUID incidentId, List<JsonNode> page) {
        var batch = new Batch();
        for (var json : page) {
            try {
                batch.events.add(PublishedEvent.read(json));
            } catch (UnreadableEvent unreadable) {
                var origin =
                        "repair/" + incidentId + "/" + json.path("sequence").asString("?");
                var value = json.toString().getBytes(StandardCharsets.UTF_8);
                batch.unreadable.add(new Quarantine.Case(origin, unreadable.reason(), null, value));
                break;
            }
        }
        return batch;
    }

    private void leaveOut(String topicId, ConsumerRecord<byte[], byte[]> record, String why) {
        var origin = topicId + "/" + record.partition() + "/" + record.offset();
        unreadable.add(new Quarantine.Case(origin, why, record.key(), record.value()));
        CloudEventReader.incident(record).ifPresent(doubted::add);
    }
}

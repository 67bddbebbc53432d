package mayday.postmortem.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Takes in what arrived: rows, gaps, quarantine and offsets in one transaction, so that each event counts once. */
@Component
class Intake {

    private final IncidentLog log;
    private final Offsets offsets;
    private final Gaps gaps;
    private final Quarantine quarantine;
    private final Arrivals arrivals;
    private final TransactionTemplate transaction;
    private final Counter duplicates;
    private final Counter repaired;

    Intake(
            IncidentLog log,
            Offsets offsets,
            Gaps gaps,
            Quarantine quarantine,
            Arrivals arrivals,
            TransactionTemplate transaction,
            MeterRegistry metrics) {
        this.log = log;
        this.offsets = offsets;
        this.gaps = gaps;
        this.quarantine = quarantine;
        this.arrivals = arrivals;
        this.transaction = transaction;
        this.duplicates = Counter.builder("projection_duplicates_total")
                .description("Events that came again and changed nothing")
                .register(metrics);
        this.repaired = Counter.builder("projection_repaired_events_total")
                .description("Events that were fetched from the record because Kafka had a gap")
                .register(metrics);
    }

    /**
     * Records of one partition, in order.
     *
     * @throws Offsets.Overtaken where another instance has taken them in
     */
    void take(String topicId, TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
        transaction.executeWithoutResult(_ -> {
            offsets.advance(
                    topicId, partition.partition(), from, records.getLast().offset() + 1);
            var events = new ArrayList<PublishedEvent>();
            var doubted = new ArrayList<UUID>();
            for (var record : records) {
                var origin = topicId + "/" + record.partition() + "/" + record.offset();
                try {
                    events.add(CloudEventReader.read(record));
                } catch (UnreadableEvent unreadable) {
                    quarantine.put(origin, unreadable.reason(), record.key(), record.value());
                    // Nothing else would tell that the last event of an incident is missing.
                    CloudEventReader.incident(record).ifPresent(doubted::add);
                }
            }
            enter(events, doubted);
        });
        arrivals.announce();
    }

    /** Events of one incident as the record has them; tells how many were new. */
    int repair(UUID incidentId, List<JsonNode> page) {
        var events = new ArrayList<PublishedEvent>();
        for (var json : page) {
            try {
                events.add(PublishedEvent.read(json));
            } catch (UnreadableEvent unreadable) {
                var sequence = json.path("sequence").asString("?");
                var value = json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                quarantine.put("repair/" + incidentId + "/" + sequence, unreadable.reason(), null, value);
                break;
            }
        }
        var count = transaction.execute(_ -> enter(events, List.of()));
        repaired.increment(count);
        arrivals.announce();
        return count;
    }

    private int enter(List<PublishedEvent> events, List<UUID> doubted) {
        var ids = events.stream().map(PublishedEvent::incidentId).distinct().toList();
        var order = new IncidentOrder(ids.isEmpty() ? Map.of() : log.lock(ids));
        events.forEach(order::take);
        log.append(order.next());
        log.save(order.changed().stream()
                .map(incident -> order.retold().contains(incident.incidentId()) ? log.retold(incident) : incident)
                .toList());
        gaps.note(order.ahead(), doubted);
        duplicates.increment(order.known().size());
        var displaced = log.displaced(order.known());
        for (var event : order.known()) {
            if (displaced.contains(event.eventId())) {
                quarantine.put(
                        "displaced/" + event.eventId(),
                        "sequence %d of %s holds another event".formatted(event.sequence(), event.incidentId()),
                        null,
                        event.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return order.next().size();
    }
}

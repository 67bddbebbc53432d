package mayday.timeline.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one poll brought, read.
 *
 * @param moves how far it moves each of its partitions
 */
record Batch(List<Arrival> arrivals, List<Quarantine.Case> unreadable, List<Offsets.Move> moves) {

    record Arrival(ConsumerRecord<byte[], byte[]> message, PublishedEvent event) {}

    /** @param positions where each partition stood before */
    static Batch of(List<ConsumerRecord<byte[], byte[]>> messages, Map<Integer, Long> positions) {
        var arrivals = new ArrayList<Arrival>();
        var unreadable = new ArrayList<Quarantine.Case>();
        for (var message : messages) {
            try {
                arrivals.add(new Arrival(message, RecordReader.read(message)));
            } catch (UnreadableEvent why) {
                unreadable.add(new Quarantine.Case(message, why));
            }
        }
        return new Batch(arrivals, unreadable, moves(messages, positions));
    }

    /** A single record that no projection can take, whatever the reason. */
    static Batch refused(ConsumerRecord<byte[], byte[]> message, Map<Integer, Long> positions, String why) {
        var refused = new Quarantine.Case(message, new UnreadableEvent("projection_failed", why));
        return new Batch(List.of(), List.of(refused), moves(List.of(message), positions));
    }

    List<PublishedEvent> events() {
        return arrivals.stream().map(Arrival::event).toList();
    }

    /** @param events by id, those whose place is held by another one */
    List<Quarantine.Case> displaced(Set<UUID> events) {
        return arrivals.stream()
                .filter(arrival -> events.contains(arrival.event().eventId()))
                .map(Batch::displaced)
                .toList();
    }

    private static Quarantine.Case displaced(Arrival arrival) {
        var event = arrival.event();
        var why = "Sequence %d of %s holds another event".formatted(event.sequence(), event.incidentId());
        return new Quarantine.Case(arrival.message(), new UnreadableEvent("displaced", why));
    }

    /** The incidents that its unreadable records are of, as far as their keys tell; once for each record. */
    List<UUID> doubted() {
        return unreadable.stream()
                .flatMap(unreadable -> unreadable.incident().stream())
                .toList();
    }

    private static List<Offsets.Move> moves(
            List<ConsumerRecord<byte[], byte[]>> messages, Map<Integer, Long> positions) {
        var moves = new HashMap<Integer, Offsets.Move>();
        for (var message : messages) {
            var from = positions.getOrDefault(message.partition(), -1L);
            moves.put(message.partition(), new Offsets.Move(message.partition(), from, message.offset() + 1));
        }
        return List.copyOf(moves.values());
    }
}

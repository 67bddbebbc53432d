package mayday.timeline.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one poll brought, read.
 *
 * @param moves how far it moves each of its partitions
 */
record Batch(List<PublishedEvent> events, List<Quarantine.Case> unreadable, List<Offsets.Move> moves) {

    /** @param positions where each partition stood before */
    static Batch of(List<ConsumerRecord<byte[], byte[]>> messages, Map<Integer, Long> positions) {
        var events = new ArrayList<PublishedEvent>();
        var unreadable = new ArrayList<Quarantine.Case>();
        for (var message : messages) {
            try {
                events.add(RecordReader.read(message));
            } catch (UnreadableEvent why) {
                unreadable.add(new Quarantine.Case(message, why));
            }
        }
        return new Batch(events, unreadable, moves(messages, positions));
    }

    /** A single record that no projection can take, whatever the reason. */
    static Batch refused(ConsumerRecord<byte[], byte[]> message, Map<Integer, Long> positions, String why) {
        var refused = new Quarantine.Case(message, new UnreadableEvent("projection_failed", why));
        return new Batch(List.of(), List.of(refused), moves(List.of(message), positions));
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

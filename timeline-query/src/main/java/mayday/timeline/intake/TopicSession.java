package mayday.timeline.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic from where the database says it was left. Lives until the first error: whoever runs it opens a new
 * one, which starts again from the database.
 */
final class TopicSession implements ConsumerRebalanceListener {

    /** The ends of the partitions at one instant. Once they are reached, everything published by then is projected. */
    private record Ends(Map<Integer, Long> offsets, Instant seenAt) {

        boolean isReached(Map<Integer, Long> positions) {
            return offsets.entrySet().stream()
                    .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    private static final Logger log = LoggerFactory.getLogger(TopicSession.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final IntakeProperties properties;
    private final Consumer<byte[], byte[]> consumer;
    private final TopicIdentity identity;
    private final Offsets offsets;
    private final PoisonProofIntake intake;
    private final IntakeStatus status;
    private final Clock clock;
    private final Map<Integer, Long> positions = new HashMap<>();
    private String topicId = "";
    private Ends ends = new Ends(Map.of(), Instant.EPOCH);
    private Instant lookedAt = Instant.EPOCH;
    private Instant identifiedAt = Instant.EPOCH;

    TopicSession(
            IntakeProperties properties,
            Consumer<byte[], byte[]> consumer,
            TopicIdentity identity,
            Offsets offsets,
            PoisonProofIntake intake,
            IntakeStatus status,
            Clock clock) {
        this.properties = properties;
        this.consumer = consumer;
        this.identity = identity;
        this.offsets = offsets;
        this.intake = intake;
        this.status = status;
        this.clock = clock;
        consumer.subscribe(List.of(properties.topic()), this);
    }

    void step() {
        try {
            if (clock.instant().isAfter(lookedAt.plus(properties.look()))) {
                look();
            }
            var polled = consumer.poll(properties.look());
            for (var messages : byAssignment(polled.partitions(), polled::records)) {
                project(messages);
            }
        } catch (OffsetOutOfRangeException gone) {
            beginAgain(gone.partitions());
        } catch (NoOffsetForPartitionException unpositioned) {
            position();
        }
    }

    private List<List<ConsumerRecord<byte[], byte[]>>> byAssignment(
            Set<TopicPartition> partitions,
            java.util.function.Function<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records) {
        var messages = partitions.stream()
                .filter(partition -> positions.containsKey(partition.partition()))
                .flatMap(partition -> records.apply(partition).stream())
                .toList();
        return messages.isEmpty() ? List.of() : List.of(messages);
    }

    private void project(List<ConsumerRecord<byte[], byte[]>> messages) {
        if (!intake.take(topicId, messages, positions)) {
            log.info("The offsets of {} were moved by somebody else; going on from there", properties.topic());
            position();
            return;
        }
        noteCurrent();
        var commits = messages.stream()
                .collect(Collectors.toMap(
                        message -> new TopicPartition(message.topic(), message.partition()),
                        message -> new OffsetAndMetadata(message.offset() + 1),
                        (_, later) -> later));
        // Only a hint for those who look at Kafka; the database decides.
        consumer.commitAsync(commits, (_, _) -> {});
    }

    /** Looks up from the records: how far behind, is it still the same topic, did anybody move the offsets? */
    private void look() {
        lookedAt = clock.instant();
        if (identifiedAt.plus(properties.topicCheck()).isBefore(lookedAt)) {
            identify();
        }
        var assigned = consumer.assignment();
        if (assigned.isEmpty()) {
            status.currentAsOf(identifiedAt);
            return;
        }
        var seen = consumer.endOffsets(assigned, ANSWER);
        var lost = assigned.stream()
                .filter(partition ->
                        seen.getOrDefault(partition, 0L) < positions.getOrDefault(partition.partition(), 0L))
                .collect(Collectors.toSet());
        if (!lost.isEmpty()) {
            beginAgain(lost);
        } else if (movedByOthers()) {
            position();
        }
        measure(seen);
    }

    private void measure(Map<TopicPartition, Long> seen) {
        var now = new HashMap<Integer, Long>();
        seen.forEach((partition, end) -> now.put(partition.partition(), end));
        var lagging = now.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
        status.seen(lagging, offsets.isRebuilding());
        noteCurrent();
        if (ends.isReached(positions)) {
            ends = new Ends(now, lookedAt);
            noteCurrent();
        }
    }

    private void noteCurrent() {
        if (ends.isReached(positions)) {
            status.currentAsOf(ends.seenAt());
        }
    }

    private void identify() {
        var found = identity.of(properties.topic());
        identifiedAt = clock.instant();
        if (found.isPresent() && !topicId.isEmpty() && !topicId.equals(found.get())) {
            log.warn("Topic {} was created again; reading it from its first record", properties.topic());
            position();
        }
    }

    private boolean movedByOthers() {
        var stored = offsets.next(properties.topic());
        return positions.entrySet().stream().anyMatch(at -> !at.getValue().equals(stored.get(at.getKey())));
    }

    private void beginAgain(Set<TopicPartition> partitions) {
        log.warn("Topic {} does not reach to where it was read; reading it from its first record", properties.topic());
        var first = new HashMap<Integer, Long>();
        consumer.beginningOffsets(partitions, ANSWER)
                .forEach((partition, offset) -> first.put(partition.partition(), offset));
        offsets.beginAgain(properties.topic(), first);
        position();
    }

    private void position() {
        position(consumer.assignment());
    }

    private void position(Collection<TopicPartition> assigned) {
        topicId = identity.of(properties.topic()).orElse(topicId);
        var partitions = assigned.stream().map(TopicPartition::partition).toList();
        offsets.begin(properties.topic(), topicId, partitions);
        var stored = offsets.next(properties.topic());
        for (var partition : assigned) {
            var next = stored.getOrDefault(partition.partition(), 0L);
            positions.put(partition.partition(), next);
            consumer.seek(partition, next);
        }
        ends = new Ends(Map.of(), Instant.EPOCH);
        lookedAt = Instant.EPOCH;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        position(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> positions.remove(partition.partition()));
    }
}

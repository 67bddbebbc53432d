package mayday.timeline.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

    private static final Logger LOG = LoggerFactory.getLogger(TopicSession.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final IntakeProperties properties;
    private final Consumer<byte[], byte[]> consumer;
    private final TopicIdentity identity;
    private final Offsets offsets;
    private final PoisonProofIntake intake;
    private final TopicLag lag;
    private final Map<Integer, Long> positions = new HashMap<>();
    private Map<Integer, Long> told = Map.of();
    private String topicId = "";
    private long nextLookNanos = System.nanoTime();
    private long nextIdentifyNanos = System.nanoTime();

    TopicSession(
            IntakeProperties properties,
            Consumer<byte[], byte[]> consumer,
            TopicIdentity identity,
            Offsets offsets,
            PoisonProofIntake intake,
            TopicLag lag) {
        this.properties = properties;
        this.consumer = consumer;
        this.identity = identity;
        this.offsets = offsets;
        this.intake = intake;
        this.lag = lag;
        consumer.subscribe(List.of(properties.topic()), this);
    }

    void step() {
        try {
            if (System.nanoTime() - nextLookNanos >= 0) {
                nextLookNanos = System.nanoTime() + properties.look().toNanos();
                look();
            }
            var messages = positioned(consumer.poll(properties.look()));
            if (!messages.isEmpty()) {
                project(messages);
            }
        } catch (OffsetOutOfRangeException gone) {
            beginAgain(gone.partitions());
        } catch (NoOffsetForPartitionException unpositioned) {
            position(consumer.assignment());
        }
    }

    /** What came from a partition before it was told where to begin is read again later. */
    private List<ConsumerRecord<byte[], byte[]>> positioned(ConsumerRecords<byte[], byte[]> polled) {
        return polled.partitions().stream()
                .filter(partition -> positions.containsKey(partition.partition()))
                .flatMap(partition -> polled.records(partition).stream())
                .toList();
    }

    private void project(List<ConsumerRecord<byte[], byte[]>> messages) {
        if (!intake.take(topicId, messages, positions)) {
            LOG.info("The offsets of {} were moved by somebody else; going on from there", properties.topic());
            position(consumer.assignment());
        }
    }

    /** Looks up from the records: is it still the same topic, did anybody move the offsets, how far behind is it? */
    private void look() {
        if (System.nanoTime() - nextIdentifyNanos >= 0) {
            identify();
        }
        var isRebuilding = offsets.isRebuilding();
        if (topicId.isEmpty()) {
            lag.noTopic(isRebuilding);
            return;
        }
        tellKafka();
        var stored = offsets.next(properties.topic());
        var ends = lag.look(stored, isRebuilding);
        var lost = consumer.assignment().stream()
                .filter(assigned -> ends.getOrDefault(assigned.partition(), 0L) < positionOf(assigned))
                .collect(Collectors.toSet());
        if (!lost.isEmpty()) {
            beginAgain(lost);
        } else if (positions.entrySet().stream().anyMatch(at -> !at.getValue().equals(stored.get(at.getKey())))) {
            position(consumer.assignment());
        }
    }

    /** Only a hint for those who look at Kafka; the database decides. */
    private void tellKafka() {
        if (!positions.equals(told)) {
            told = Map.copyOf(positions);
            consumer.commitAsync(
                    told.entrySet().stream()
                            .collect(Collectors.toMap(
                                    at -> new TopicPartition(properties.topic(), at.getKey()),
                                    at -> new OffsetAndMetadata(at.getValue()))),
                    (_, failure) -> told = failure == null ? told : Map.of());
        }
    }

    private long positionOf(TopicPartition partition) {
        return positions.getOrDefault(partition.partition(), 0L);
    }

    private void identify() {
        var found = identity.of(properties.topic()).orElse("");
        var before = topicId;
        topicId = found;
        // Until it exists, every look asks again.
        var pause = found.isEmpty() ? Duration.ZERO : properties.topicCheck();
        nextIdentifyNanos = System.nanoTime() + pause.toNanos();
        if (!before.isEmpty() && !found.isEmpty() && !before.equals(found)) {
            LOG.warn("Topic {} was created again; reading it from its first record", properties.topic());
            position(consumer.assignment());
        }
    }

    private void beginAgain(Set<TopicPartition> partitions) {
        LOG.warn("Topic {} does not reach to where it was read; reading it from its first record", properties.topic());
        var first = new HashMap<Integer, Long>();
        consumer.beginningOffsets(partitions, ANSWER)
                .forEach((partition, offset) -> first.put(partition.partition(), offset));
        offsets.beginAgain(properties.topic(), first);
        position(consumer.assignment());
    }

    private void position(Collection<TopicPartition> assigned) {
        intake.forget();
        topicId = identity.of(properties.topic()).orElse(topicId);
        var partitions = assigned.stream().map(TopicPartition::partition).toList();
        offsets.begin(properties.topic(), topicId, partitions);
        var stored = offsets.next(properties.topic());
        for (var partition : assigned) {
            var next = stored.getOrDefault(partition.partition(), 0L);
            positions.put(partition.partition(), next);
            consumer.seek(partition, next);
        }
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

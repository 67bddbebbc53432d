package mayday.postmortem.intake;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the topic as it is now. It reads every partition by itself, without a consumer group: what was
 * read is in the database, so that a restart goes on at once and a second instance can only repeat, never skip.
 */
final class TopicSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSession.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final String topic;
    private final String topicId;
    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final Offsets offsets;
    private final Map<TopicPartition, Long> next = new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));

    TopicSession(String topic, Admin admin, Consumer<byte[], byte[]> consumer, Offsets offsets)
            throws InterruptedException, ExecutionException, TimeoutException {
        this.topic = topic;
        this.admin = admin;
        this.consumer = consumer;
        this.offsets = offsets;
        var description = describe();
        this.topicId = description.topicId().toString();
        offsets.of(topicId, description.partitions().size())
                .forEach((partition, offset) -> next.put(new TopicPartition(topic, partition), offset));
        consumer.assign(next.keySet());
        next.forEach(consumer::seek);
        LOG.info("Reading {} ({}) from {}", topic, topicId, next.values());
    }

    String topicId() {
        return topicId;
    }

    ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
        try {
            return consumer.poll(atMost);
        } catch (OffsetOutOfRangeException gone) {
            LOG.warn("{} does not reach to where it is to be read; beginning at its first record", topic, gone);
            consumer.beginningOffsets(gone.partitions(), LOOK)
                    .forEach((partition, first) -> offsets.beginAgain(topicId, partition.partition(), first));
            throw gone;
        }
    }

    long position(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    void taken(TopicPartition partition, long nextOffset) {
        next.put(partition, nextOffset);
    }

    /** Records of the topic not taken in yet, as far as the last fetches said. */
    long behind() {
        return next.keySet().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /** Records of the topic not taken in yet, as the broker says now. */
    long behindNow() {
        return consumer.endOffsets(next.keySet(), LOOK).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - position(end.getKey())))
                .sum();
    }

    /** False once somebody has made the topic anew, or has given it more partitions. */
    boolean isCurrent() throws InterruptedException, ExecutionException, TimeoutException {
        var now = describe();
        return now.topicId().toString().equals(topicId) && now.partitions().size() == next.size();
    }

    private TopicDescription describe() throws InterruptedException, ExecutionException, TimeoutException {
        var described = admin.describeTopics(List.of(topic)).allTopicNames();
        return Objects.requireNonNull(described.get(5, TimeUnit.SECONDS).get(topic));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LOOK));
        admin.close(LOOK);
    }
}

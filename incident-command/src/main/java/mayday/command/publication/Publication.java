package mayday.command.publication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import mayday.command.store.StoredEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One connection to Kafka, used until the first thing that goes wrong on it. */
final class Publication implements AutoCloseable {

    private final EventTopic topic;
    private final Producer<String, byte[]> producer;
    private final String topicId;
    private final List<Long> ends;
    private final Duration topicCheck;
    private boolean endLost;

    private Publication(
            EventTopic topic, Producer<String, byte[]> producer, String topicId, List<Long> ends, Duration topicCheck) {
        this.topic = topic;
        this.producer = producer;
        this.topicId = topicId;
        this.ends = new ArrayList<>(ends);
        this.topicCheck = topicCheck;
    }

    static Publication open(KafkaAccess kafka) throws InterruptedException {
        var topic = new EventTopic(kafka.admin());
        try {
            var topicId = topic.requireId();
            var ends = topic.ends();
            var producer = new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer());
            return new Publication(topic, producer, topicId, ends, kafka.topicCheck());
        } catch (RuntimeException | InterruptedException failure) {
            topic.close();
            throw failure;
        }
    }

    String topicId() {
        return topicId;
    }

    /** Whether the topic still holds everything that was published up to a checkpoint. */
    boolean continues(Checkpoint checkpoint) {
        if (!topicId.equals(checkpoint.topicId())) {
            return false;
        }
        var then = checkpoint.topicEnds();
        return IntStream.range(0, then.size())
                .noneMatch(partition -> partition >= ends.size() || ends.get(partition) < then.get(partition));
    }

    /** Where each partition ends after what was published, by partition. */
    List<Long> ends() {
        return List.copyOf(ends);
    }

    /** Whether Kafka has gone back behind what it had acknowledged, as after a power cut of all its replicas. */
    boolean hasLostItsEnd() {
        return endLost;
    }

    /** Returns once all are acknowledged by every replica that counts. */
    void publish(List<StoredEvent> events) throws InterruptedException {
        var acknowledgments = new ArrayList<Future<RecordMetadata>>(events.size());
        for (var event : events) {
            var acknowledgment = producer.send(EventRecords.record(event));
            if (acknowledgment.isDone()) {
                // Refused before it was sent, for want of metadata: the ones behind it must not overtake it.
                await(acknowledgment);
            }
            acknowledgments.add(acknowledgment);
        }
        for (var acknowledgment : acknowledgments) {
            note(await(acknowledgment));
        }
    }

    private void note(RecordMetadata acknowledged) {
        if (!acknowledged.hasOffset()) {
            return;
        }
        var partition = acknowledged.partition();
        if (partition >= ends.size()) {
            throw new PublicationFailed("The topic has more partitions than it had");
        }
        endLost |= acknowledged.offset() < ends.get(partition);
        ends.set(partition, acknowledged.offset() + 1);
    }

    /** A topic that was deleted, or wiped with its broker, would be waited for in vain. */
    void requireSameTopic() throws InterruptedException {
        if (!topic.findId().equals(Optional.of(topicId))) {
            throw new PublicationFailed("The topic is no longer the one that was published to");
        }
    }

    private RecordMetadata await(Future<RecordMetadata> acknowledgment) throws InterruptedException {
        while (true) {
            try {
                return acknowledgment.get(topicCheck.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                requireSameTopic();
            } catch (ExecutionException failure) {
                throw new PublicationFailed("Kafka refused an event: " + failure.getMessage(), failure);
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        topic.close();
    }
}

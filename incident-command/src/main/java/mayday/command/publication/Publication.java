package mayday.command.publication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Duration topicCheck;

    private Publication(EventTopic topic, Producer<String, byte[]> producer, String topicId, Duration topicCheck) {
        this.topic = topic;
        this.producer = producer;
        this.topicId = topicId;
        this.topicCheck = topicCheck;
    }

    static Publication open(KafkaAccess kafka) throws InterruptedException {
        var topic = new EventTopic(kafka.admin());
        try {
            var topicId = topic.requireId();
            var producer = new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer());
            return new Publication(topic, producer, topicId, kafka.topicCheck());
        } catch (RuntimeException | InterruptedException failure) {
            topic.close();
            throw failure;
        }
    }

    String topicId() {
        return topicId;
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
            await(acknowledgment);
        }
    }

    /** A topic that was deleted, or wiped with its broker, would be waited for in vain. */
    void requireSameTopic() throws InterruptedException {
        if (!topic.findId().equals(Optional.of(topicId))) {
            throw new PublicationFailed("The topic is no longer the one that was published to");
        }
    }

    private void await(Future<RecordMetadata> acknowledgment) throws InterruptedException {
        while (true) {
            try {
                acknowledgment.get(topicCheck.toMillis(), TimeUnit.MILLISECONDS);
                return;
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

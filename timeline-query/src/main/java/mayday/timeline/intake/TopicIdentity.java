package mayday.timeline.intake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Tells a topic from another one of the same name that was created later. */
final class TopicIdentity {

    private final Admin admin;

    TopicIdentity(Admin admin) {
        this.admin = admin;
    }

    /** Empty while there is no such topic. */
    Optional<String> of(String topic) {
        try {
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get(5, TimeUnit.SECONDS);
            return Optional.ofNullable(described.get(topic))
                    .map(found -> found.topicId().toString());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new KafkaException("Cannot describe topic " + topic, failed.getCause());
        } catch (TimeoutException silent) {
            throw new KafkaException("Kafka does not answer", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", interrupted);
        }
    }
}

package mayday.command.publication;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic that keeps everything that was ever published. */
final class EventTopic implements AutoCloseable {

    static final String NAME = "mayday.incident-events.v1";

    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
    private static final int PARTITIONS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Map<String, String> KEPT_FOR_GOOD =
            Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete");
    private static final Map<String, String> LARGE_MESSAGES = Map.of("max.message.bytes", "4194304");

    private static final Logger LOG = LoggerFactory.getLogger(EventTopic.class);

    private final Admin admin;

    EventTopic(Map<String, Object> configuration) {
        this(Admin.create(configuration));
    }

    EventTopic(Admin admin) {
        this.admin = admin;
    }

    /** Kafka's id of the topic, which is created where it is missing. Another id is another topic: an empty one. */
    String requireId() throws InterruptedException {
        if (findId().isEmpty()) {
            create();
        }
        var id = findId().orElseThrow(() -> new PublicationFailed("The topic is not there yet"));
        keepEverything();
        return id;
    }

    Optional<String> findId() throws InterruptedException {
        try {
            var described = admin.describeTopics(List.of(NAME)).allTopicNames();
            return await(described).values().stream()
                    .map(topic -> topic.topicId().toString())
                    .findFirst();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new PublicationFailed("Kafka does not answer", failure);
        }
    }

    /** Where each partition ends: the offset of its next record, by partition. */
    List<Long> ends() throws InterruptedException {
        try {
            var partitions = await(admin.describeTopics(List.of(NAME)).allTopicNames()).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(NAME, partition.partition()), _ -> OffsetSpec.latest()));
            return await(admin.listOffsets(partitions).all()).entrySet().stream()
                    .sorted(Comparator.comparingInt(entry -> entry.getKey().partition()))
                    .map(entry -> entry.getValue().offset())
                    .toList();
        } catch (ExecutionException failure) {
            throw new PublicationFailed("Kafka does not say where the topic ends", failure);
        }
    }

    /**
     * Whoever made it, an operator or a broker that makes what it is asked for, may not have known. Where Kafka does not
     * let this be seen or set, what is published is still better than nothing: the log has all of it.
     */
    private void keepEverything() throws InterruptedException {
        try {
            var changes = missingSettings();
            if (!changes.isEmpty()) {
                LOG.warn("The topic did not keep everything and is set to: {}", changes);
                await(admin.incrementalAlterConfigs(Map.of(TOPIC, changes)).all());
            }
        } catch (ExecutionException refused) {
            LOG.warn("Whether {} keeps everything cannot be seen to: {}", NAME, String.valueOf(refused.getCause()));
        }
    }

    private List<AlterConfigOp> missingSettings() throws InterruptedException, ExecutionException {
        var settings = await(
                requireNonNull(admin.describeConfigs(List.of(TOPIC)).values().get(TOPIC)));
        return KEPT_FOR_GOOD.entrySet().stream()
                .filter(wanted -> {
                    var setting = settings.get(wanted.getKey());
                    return setting == null || !wanted.getValue().equals(setting.value());
                })
                .map(wanted -> new ConfigEntry(wanted.getKey(), wanted.getValue()))
                .map(wanted -> new AlterConfigOp(wanted, AlterConfigOp.OpType.SET))
                .toList();
    }

    private void create() throws InterruptedException {
        var settings = new HashMap<>(KEPT_FOR_GOOD);
        settings.putAll(LARGE_MESSAGES);
        var topic = new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty()).configs(settings);
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new PublicationFailed("The topic cannot be created", failure);
            }
        }
    }

    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException, ExecutionException {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            throw new PublicationFailed("Kafka does not answer", silence);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}

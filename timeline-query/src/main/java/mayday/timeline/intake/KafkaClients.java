package mayday.timeline.intake;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** The connections to Kafka, as {@code spring.kafka} describes them and with what the intake relies on. */
@Component
class KafkaClients {

    private final KafkaProperties kafka;
    private final IntakeProperties properties;

    KafkaClients(KafkaProperties kafka, IntakeProperties properties) {
        this.kafka = kafka;
        this.properties = properties;
    }

    Consumer<byte[], byte[]> consumer() {
        var settings = kafka.buildConsumerProperties();
        settings.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, properties.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batch(),
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, millis(Duration.ofMinutes(10)),
                ConsumerConfig.METADATA_MAX_AGE_CONFIG, millis(properties.topicCheck())));
        settings.putAll(Map.of(
                // The place of a killed instance is free again soon.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                millis(Duration.ofSeconds(6)),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                millis(Duration.ofSeconds(2)),
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                millis(Duration.ofSeconds(2)),
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 << 20,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                16 << 20));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        return Admin.create(kafka.buildAdminProperties());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}

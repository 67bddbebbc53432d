package mayday.command.publication;

import java.time.Duration;
import java.util.Map;

/** How to reach Kafka: the settings of its administration client and of its producer. */
record KafkaAccess(Map<String, Object> admin, Map<String, Object> producer, Duration topicCheck) {

    private static final Map<String, Object> PATIENT_IN_STEPS =
            Map.of("request.timeout.ms", 3_000, "default.api.timeout.ms", 5_000);

    /** An expired batch would let later events of its partition overtake it, so batches do not expire. */
    private static final Map<String, Object> IN_ORDER = Map.of(
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            0,
            "delivery.timeout.ms",
            Integer.MAX_VALUE,
            "request.timeout.ms",
            10_000,
            "max.block.ms",
            5_000,
            "max.request.size",
            4 * 1024 * 1024);

    static KafkaAccess of(Map<String, Object> admin, Map<String, Object> producer, Duration topicCheck) {
        admin.putAll(PATIENT_IN_STEPS);
        producer.putAll(IN_ORDER);
        return new KafkaAccess(admin, producer, topicCheck);
    }

    Publication open() throws InterruptedException {
        return Publication.open(this);
    }
}

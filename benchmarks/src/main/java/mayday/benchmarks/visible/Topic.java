package mayday.benchmarks.visible;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One topic of one partition, written with all acknowledgments and read by one thread at once. */
final class Topic implements AutoCloseable {

    private final String name;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread reader;
    private volatile boolean closing;

    /** {@code reader} gets what one poll brought, and the offset after it. */
    Topic(String bootstrap, String name, BiConsumer<List<String>, Long> reader)
            throws InterruptedException, ExecutionException {
        this.name = name;
        Map<String, Object> server = Map.of("bootstrap.servers", bootstrap);
        try (var admin = Admin.create(server)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", true, "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
        consumer = new KafkaConsumer<>(server, new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(new TopicPartition(name, 0)));
        consumer.seekToBeginning(consumer.assignment());
        this.reader = Thread.ofPlatform().daemon().name("read-" + name).start(() -> read(reader));
    }

    Future<RecordMetadata> send(String text) {
        return producer.send(new ProducerRecord<>(name, text));
    }

    private void read(BiConsumer<List<String>, Long> reader) {
        while (!closing) {
            var records = consumer.poll(Duration.ofMillis(200)).records(new TopicPartition(name, 0));
            if (!records.isEmpty()) {
                var texts = records.stream().map(next -> next.value()).toList();
                reader.accept(texts, records.getLast().offset() + 1);
            }
        }
    }

    /** Waits for a thread that has been told to end. */
    static void join(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        join(reader);
        consumer.close();
        producer.close();
    }
}

package mayday.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mayday.command.incident.IncidentId;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real broker for all tests of this JVM. */
final class Broker {

    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, EventTopic.NAME);
    private static final EmbeddedKafkaKraftBroker RUNNING = start();

    private Broker() {}

    static String servers() {
        return RUNNING.getBrokersAsString();
    }

    static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers()));
    }

    static void deleteTopic() throws Exception {
        try (var admin = admin()) {
            admin.deleteTopics(List.of(EventTopic.NAME)).all().get();
        }
    }

    static void limitMessages(int bytes) throws Exception {
        set("max.message.bytes", Integer.toString(bytes));
    }

    static String setting(String name) throws Exception {
        try (var admin = admin()) {
            var settings = admin.describeConfigs(List.of(TOPIC)).all().get().get(TOPIC);
            return requireNonNull(settings).get(name).value();
        }
    }

    static void set(String name, String value) throws Exception {
        try (var admin = admin()) {
            var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(change))).all().get();
        }
    }

    /** Everything in the topic, from its beginning, until {@code enough} says so or time is up. */
    static List<ConsumerRecord<String, byte[]>> readUntil(Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, 6)
                    .mapToObj(partition -> new TopicPartition(EventTopic.NAME, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(records) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** First appearances; a repetition is allowed, but an event may not appear before its predecessor. */
    static List<Integer> sequences(List<ConsumerRecord<String, byte[]>> records, IncidentId id) {
        var seen = new LinkedHashSet<Integer>();
        for (var record : records) {
            if (record.key().equals(id.toString())) {
                seen.add(Integer.parseInt(header(record, "ce_sequence")));
            }
        }
        return new ArrayList<>(seen);
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static EmbeddedKafkaKraftBroker start() {
        var broker = new EmbeddedKafkaKraftBroker(1, 6);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("message.max.bytes", "4194304");
        broker.afterPropertiesSet();
        return broker;
    }
}

package mayday.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import mayday.incident.v1.IncidentEvent;
import mayday.timeline.event.Events;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A fresh topic on the one broker of this JVM, written to as the relay writes. */
public final class TestBroker {

    private static final EmbeddedKafkaKraftBroker BROKER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Producer<byte[], byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", servers(), "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    private final String topic;
    private final AtomicInteger sent = new AtomicInteger();

    private TestBroker(String topic) {
        this.topic = topic;
    }

    private static EmbeddedKafkaKraftBroker start() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.num.partitions", "1"));
        broker.afterPropertiesSet();
        return broker;
    }

    public static String servers() {
        return BROKER.getBrokersAsString();
    }

    public static TestBroker withTopic() {
        var broker = withoutTopic();
        broker.createTopic();
        return broker;
    }

    public static TestBroker withoutTopic() {
        return new TestBroker("events-" + COUNT.incrementAndGet());
    }

    public void createTopic() {
        createTopic(3);
    }

    public void createTopic(int partitions) {
        admin(admin -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get(20, TimeUnit.SECONDS));
    }

    public void deleteTopic() {
        admin(admin -> admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS));
    }

    private interface AdminCall {
        Object on(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static void admin(AdminCall call) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            call.on(admin);
        } catch (ExecutionException | InterruptedException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String topic() {
        return topic;
    }

    /** As the relay publishes: binary mode, all headers. */
    public void publish(IncidentEvent... events) {
        for (var event : events) {
            send(record(event));
        }
    }

    public ProducerRecord<byte[], byte[]> record(IncidentEvent event) {
        var record = bare(event.getIncidentId(), Events.json(event));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", event.getEventId());
        header(record, "ce_source", "/mayday/incident-command");
        header(record, "ce_type", "org.mayday.incident." + Events.factName(event) + ".v1");
        header(record, "ce_subject", event.getIncidentId());
        header(record, "content-type", "application/json");
        header(record, "payload-sha256", sha256(record.value()));
        return record;
    }

    /** CloudEvents structured mode: everything in the value. */
    public ProducerRecord<byte[], byte[]> structured(IncidentEvent event) {
        var json = """
                {"specversion":"1.0","id":"%s","source":"/mayday/incident-command","subject":"%s",
                 "type":"org.mayday.incident.%s.v1","datacontenttype":"application/json","data": %s}
                """.formatted(event.getEventId(), event.getIncidentId(), Events.factName(event), Events.json(event));
        var record = bare(event.getIncidentId(), json);
        header(record, "content-type", "application/cloudevents+json; charset=UTF-8");
        return record;
    }

    public ProducerRecord<byte[], byte[]> bare(String key, String value) {
        return new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    public static ProducerRecord<byte[], byte[]> header(
            ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        try {
            PRODUCER.send(record).get(20, TimeUnit.SECONDS);
            sent.incrementAndGet();
        } catch (ExecutionException | InterruptedException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many records were sent to the topic. */
    public int sent() {
        return sent.get();
    }

    public static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

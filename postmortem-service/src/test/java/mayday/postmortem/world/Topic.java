package mayday.postmortem.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mayday.incident.v1.IncidentEvent;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A topic of its own on the one real broker of the run, and the publisher's side of it. */
public final class Topic {

    private static final int PARTITIONS = 3;
    private static final EmbeddedKafkaKraftBroker BROKER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "incident-events-" + COUNT.incrementAndGet();
    private final AtomicInteger records = new AtomicInteger();

    private static EmbeddedKafkaKraftBroker start() {
        var broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
        broker.afterPropertiesSet();
        return broker;
    }

    public Topic() {
        create();
    }

    public String name() {
        return name;
    }

    public static String bootstrapServers() {
        return BROKER.getBrokersAsString();
    }

    public void create() {
        admin(admin -> admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                .all());
    }

    public void delete() {
        admin(admin -> admin.deleteTopics(List.of(name)).all());
    }

    /** Deletes every record there is: the partitions begin at what comes next. */
    public void cutOff() {
        var all = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .collect(Collectors.toMap(partition -> partition, _ -> RecordsToDelete.beforeOffset(-1)));
        admin(admin -> admin.deleteRecords(all).all());
    }

    /** As the relay publishes: CloudEvents binary mode. */
    public void publish(List<IncidentEvent> events) {
        try (var producer = producer()) {
            for (var event : events) {
                sent(producer, record(event, Story.json(event)));
            }
        }
    }

    public void publish(IncidentEvent... events) {
        publish(List.of(events));
    }

    /** The event's headers over any value; the checksum is that of the value. */
    public ProducerRecord<byte[], byte[]> record(IncidentEvent event, String json) {
        return record(event, type(event), json);
    }

    /** The same under the type of a fact that the event does not have. */
    public ProducerRecord<byte[], byte[]> record(IncidentEvent event, String type, String json) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.getEventId());
        headers.put("ce_source", "/mayday/incident-command");
        headers.put("ce_type", type);
        headers.put("content-type", "application/json");
        headers.put("payload-sha256", sha256(json));
        return raw(event.getIncidentId(), json, headers);
    }

    /** As the contract calls it. */
    public static String type(IncidentEvent event) {
        var fact = IncidentEvent.getDescriptor()
                .findFieldByNumber(event.getFactCase().getNumber());
        return "org.mayday.incident.%s.v1".formatted(fact == null ? "unknown" : fact.getName());
    }

    public ProducerRecord<byte[], byte[]> raw(String key, String value, Map<String, String> headers) {
        var record = new ProducerRecord<byte[], byte[]>(
                name, key == null ? null : bytes(key), value == null ? null : bytes(value));
        headers.forEach((header, text) -> record.headers().add(header, bytes(text)));
        return record;
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        try (var producer = producer()) {
            sent(producer, record);
        }
    }

    /** Whether all of it is read, and what it tells is stored: the offsets are stored with it. */
    public boolean isReadBy(RunningService service) {
        return service.db()
                        .sql("select coalesce(sum(next_offset), 0) from intake_offset")
                        .query(Integer.class)
                        .single()
                == records.get();
    }

    private void sent(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get(20, TimeUnit.SECONDS);
            records.incrementAndGet();
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private interface Request {
        KafkaFuture<Void> to(Admin admin);
    }

    private static void admin(Request request) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrapServers()))) {
            request.to(admin).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

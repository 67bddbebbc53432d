package mayday.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mayday.standalone.Addresses;
import mayday.standalone.Database;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** Reads everything Mayday holds, once it has come to rest: the store, the topic, and what the read sides answer. */
final class Inspection {

    private static final String TOPIC = "mayday.incident-events.v1";
    private static final Duration TO_CATCH_UP = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Addresses addresses;
    private final Door door;

    Inspection(Addresses addresses) {
        this.addresses = addresses;
        this.door = new Door(addresses.frontDoor());
    }

    Evidence evidence(Load load) throws InterruptedException {
        var store = store();
        var versions = new LinkedHashMap<UUID, Integer>();
        store.forEach(event -> versions.merge(event.incident(), event.sequence(), Math::max));
        var timelines = new LinkedHashMap<UUID, List<UUID>>();
        var postmortems = new LinkedHashMap<UUID, List<UUID>>();
        var broken = new ArrayList<UUID>();
        for (var entry : versions.entrySet()) {
            var incident = entry.getKey();
            timelines.put(incident, patiently(() -> timeline(incident, entry.getValue())));
            postmortems.put(incident, patiently(() -> postmortem(incident, entry.getValue())));
            if (!patiently(() -> door.get("/api/v1/incidents/" + incident + "/verification"))
                    .path("valid")
                    .asBoolean(false)) {
                broken.add(incident);
            }
        }
        return new Evidence(load.acknowledged(), load.unanswered(), store, topic(), timelines, postmortems, broken);
    }

    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    private static <T> T patiently(Question<T> question) throws InterruptedException {
        var deadline = System.nanoTime() + TO_CATCH_UP.toNanos();
        while (true) {
            try {
                return question.ask();
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Mayday did not come to rest: " + notYet.getMessage(), notYet);
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private List<StoredEvent> store() {
        var database = Database.INCIDENT_COMMAND;
        try (var connection = DriverManager.getConnection(addresses.jdbcUrl(database), database.application(), "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select stream, seq, event_id from event order by stream, seq")) {
            var events = new ArrayList<StoredEvent>();
            while (rows.next()) {
                events.add(
                        new StoredEvent(rows.getObject(1, UUID.class), rows.getInt(2), rows.getObject(3, UUID.class)));
            }
            return events;
        } catch (SQLException failure) {
            throw new IllegalStateException("The store cannot be read", failure);
        }
    }

    private List<StoredEvent> topic() {
        var settings = Map.<String, Object>of("bootstrap.servers", addresses.kafka(), "enable.auto.commit", false);
        var events = new ArrayList<StoredEvent>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions).entrySet();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> events.add(published(record)));
            }
        }
        return events;
    }

    private static StoredEvent published(ConsumerRecord<String, byte[]> record) {
        return new StoredEvent(
                UUID.fromString(record.key()),
                Integer.parseInt(header(record, "ce_sequence")),
                UUID.fromString(header(record, "ce_id")));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<UUID> timeline(UUID incident, int version) throws IOException, InterruptedException {
        var path = "/api/v1/incidents/%s/timeline?minVersion=%d&pageSize=200".formatted(incident, version);
        var ids = new ArrayList<UUID>();
        var page = door.get(path);
        ids.addAll(eventIds(page.path("entries")));
        while (page.path("nextPageToken").isString()) {
            page = door.get(path + "&pageToken=" + page.path("nextPageToken").asString());
            ids.addAll(eventIds(page.path("entries")));
        }
        return ids;
    }

    private List<UUID> postmortem(UUID incident, int version) throws IOException, InterruptedException {
        door.post("/api/v1/postmortems", "postmortem-" + incident, Map.of("incident", incident.toString()));
        var log = door.get("/api/v1/postmortems/%s?minVersion=%d".formatted(incident, version))
                .findPath("log");
        var ids = new ArrayList<UUID>();
        for (var section : List.of("leadUp", "aftermath", "undated")) {
            ids.addAll(eventIds(log.path(section)));
        }
        log.path("minutes").forEach(minute -> ids.addAll(eventIds(minute.path("entries"))));
        return ids;
    }

    private static List<UUID> eventIds(JsonNode entries) {
        return entries.valueStream()
                .map(entry -> UUID.fromString(entry.path("eventId").asString()))
                .toList();
    }
}

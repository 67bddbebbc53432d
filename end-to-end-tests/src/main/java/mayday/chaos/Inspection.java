package mayday.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
        var shown = new LinkedHashMap<UUID, Standing>();
        var told = new LinkedHashMap<UUID, Standing>();
        var broken = new ArrayList<UUID>();
        var clippedAt = Instant.now();
        for (var entry : versions.entrySet()) {
            var incident = entry.getKey();
            timelines.put(incident, patiently(() -> timeline(incident, entry.getValue())));
            var log = patiently(() -> log(incident));
            told.put(incident, Retelling.standing(log, clippedAt));
            shown.put(incident, patiently(() -> standing(incident, entry.getValue(), clippedAt)));
            if (log.stream().noneMatch(event -> event.has("resolved"))) {
                patiently(() -> openPostmortem(incident));
            }
            postmortems.put(incident, patiently(() -> postmortem(incident, entry.getValue())));
            if (!patiently(() -> door.get("/api/v1/incidents/" + incident + "/verification"))
                    .path("valid")
                    .asBoolean(false)) {
                broken.add(incident);
            }
        }
        return new Evidence(
                load.acknowledged(), load.unanswered(), store, topic(), timelines, postmortems, shown, told, broken);
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

    private List<JsonNode> log(UUID incident) throws IOException, InterruptedException {
        var events = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = door.get("/api/v1/incidents/%s/events?after=%d&limit=1000".formatted(incident, events.size()));
            events.addAll(page.path("events").values());
        } while (events.size() < page.path("version").asInt());
        return events;
    }

    private Standing standing(UUID incident, int version, Instant clippedAt) throws IOException, InterruptedException {
        var row = door.get("/api/v1/incidents/%s?minVersion=%d".formatted(incident, version));
        var metrics = door.get(
                "/api/v1/incidents/%s/metrics?minVersion=%d&clippedAt=%s".formatted(incident, version, clippedAt));
        var people = row.path("people")
                .valueStream()
                .map(member -> member.path("person").asString())
                .collect(Collectors.toSet());
        var acknowledged = metrics.path("stamps").path("acknowledged");
        var timeDown = metrics.path("timeDown")
                .path("systems")
                .valueStream()
                .collect(Collectors.toMap(system -> system.path("system").asString(), Inspection::millis));
        return new Standing(
                row.path("version").asInt(),
                row.path("status").asString().equals("RESOLVED"),
                people,
                acknowledged.isString() ? Instant.parse(acknowledged.asString()).truncatedTo(ChronoUnit.MILLIS) : null,
                timeDown);
    }

    private static Map<String, Long> millis(JsonNode system) {
        return Map.of(
                "DOWN", system.path("downMillis").asLong(),
                "PARTIAL", system.path("partialMillis").asLong(),
                "DEGRADED", system.path("degradedMillis").asLong());
    }

    /** Of what was never resolved. All others have theirs, or it is waited for in vain. */
    private JsonNode openPostmortem(UUID incident) throws IOException, InterruptedException {
        door.post("/api/v1/postmortems", "postmortem-" + incident, Map.of("incident", incident.toString()));
        return door.get("/api/v1/postmortems/" + incident);
    }

    private List<UUID> postmortem(UUID incident, int version) throws IOException, InterruptedException {
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

package mayday.timeline.intake;

import static mayday.timeline.TestBroker.header;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.incident.v1.IncidentEvent;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What arrives on a real topic, on a service that has nobody to ask for missing events. */
class IntakeTest {

    private static final TestBroker BROKER = TestBroker.withTopic();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static RunningTimeline timeline;

    @BeforeAll
    static void start() {
        timeline = RunningTimeline.start(DATABASE, BROKER);
    }

    @AfterAll
    static void stop() {
        timeline.close();
    }

    @Test
    void an_event_that_comes_again_changes_nothing_and_is_counted() {
        var log = reported().acknowledged(1).note(2, "one");
        var before = timeline.metric("audit.mismatch", "kind", "duplicate");

        BROKER.publish(log.event(1), log.event(1), log.event(2), log.event(1), log.event(2), log.event(3));

        awaitVersion(log, 3);
        assertThat(entries(log)).isEqualTo(3);
        await().untilAsserted(() -> assertThat(timeline.metric("audit.mismatch", "kind", "duplicate"))
                .isEqualTo(before + 3));
    }

    @Test
    void events_that_change_places_wait_for_each_other() {
        var log = reported().acknowledged(1).note(2, "one").note(3, "two");

        BROKER.publish(log.event(2), log.event(1), log.event(2), log.event(4), log.event(3), log.event(4));

        awaitVersion(log, 4);
        assertThat(parked(log)).isFalse();
    }

    @Test
    void an_incident_with_a_gap_is_parked_and_all_others_go_on() {
        var gappy = reported().acknowledged(1).note(2, "lost").note(3, "kept");
        var other = reported().acknowledged(1);

        BROKER.publish(gappy.event(1), gappy.event(2), gappy.event(4));
        BROKER.publish(other.all());

        awaitVersion(other, 2);
        awaitVersion(gappy, 2);
        await().untilAsserted(() -> assertThat(parked(gappy)).isTrue());
        var lag = timeline.get("/incidents/" + gappy.id()).headers().firstValueAsLong("Timeline-Lag-Ms");
        assertThat(lag.orElseThrow()).isPositive();
    }

    @Test
    void structured_mode_is_read_like_binary_mode() {
        var log = reported().acknowledged(1);

        BROKER.send(BROKER.structured(log.event(1)));
        BROKER.send(BROKER.record(log.event(2)));

        awaitVersion(log, 2);
    }

    /** What can be wrong with a record, and how the quarantine names it. */
    enum Wrong {
        UNDECODABLE("undecodable"),
        NOT_UTF8("undecodable"),
        NO_VALUE("null_value"),
        CHECKSUM("wrong_checksum"),
        NO_CHECKSUM("missing_header"),
        NO_TYPE("missing_header"),
        OTHER_TYPE("header_mismatch"),
        OTHER_ID("header_mismatch"),
        OTHER_KEY("key_mismatch"),
        NO_KEY("key_mismatch"),
        NO_SEQUENCE("invalid_event"),
        NO_TIME("invalid_event"),
        DEEP("undecodable");

        final String reason;

        Wrong(String reason) {
            this.reason = reason;
        }

        ProducerRecord<byte[], byte[]> record(IncidentEvent event) {
            var right = BROKER.record(event);
            return switch (this) {
                case UNDECODABLE -> withValue(right, "junk{".getBytes(StandardCharsets.UTF_8));
                case NOT_UTF8 -> withValue(right, new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'});
                case NO_VALUE -> new ProducerRecord<>(right.topic(), null, right.key(), null, right.headers());
                case CHECKSUM -> header(right, "payload-sha256", TestBroker.sha256(new byte[0]));
                case NO_CHECKSUM -> without(right, "payload-sha256");
                case NO_TYPE -> without(right, "ce_type");
                case OTHER_TYPE -> header(right, "ce_type", "org.mayday.incident.resolved.v1");
                case OTHER_ID -> header(right, "ce_id", "6f1ed002-ab59-7a10-8a54-13e3f8c53b0a");
                case OTHER_KEY -> withKey(right, "somebody else".getBytes(StandardCharsets.UTF_8));
                case NO_KEY -> withKey(right, null);
                case NO_SEQUENCE ->
                    BROKER.record(event.toBuilder().setSequence(0).build());
                case NO_TIME ->
                    BROKER.record(event.toBuilder().clearOccurredAt().build());
                case DEEP -> withValue(right, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
            };
        }

        private static ProducerRecord<byte[], byte[]> withValue(ProducerRecord<byte[], byte[]> right, byte[] value) {
            var record = new ProducerRecord<>(right.topic(), null, right.key(), value, right.headers());
            return header(record, "payload-sha256", TestBroker.sha256(value));
        }

        private static ProducerRecord<byte[], byte[]> withKey(
                ProducerRecord<byte[], byte[]> right, byte @Nullable [] key) {
            return new ProducerRecord<>(right.topic(), null, key, right.value(), right.headers());
        }

        private static ProducerRecord<byte[], byte[]> without(ProducerRecord<byte[], byte[]> right, String header) {
            right.headers().remove(header);
            return right;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_no_event_goes_to_quarantine_and_the_rest_goes_on(Wrong wrong) {
        var log = reported().acknowledged(1).note(2, "after");
        var counted = timeline.metric("quarantined.events", "reason", wrong.reason);
        var kept = quarantined(wrong.reason);

        BROKER.publish(log.event(1));
        BROKER.send(wrong.record(log.event(2)));
        BROKER.publish(log.event(2), log.event(3));

        awaitVersion(log, 3);
        await().untilAsserted(() -> {
            assertThat(quarantined(wrong.reason)).isEqualTo(kept + 1);
            assertThat(timeline.metric("quarantined.events", "reason", wrong.reason))
                    .isEqualTo(counted + 1);
        });
    }

    @Test
    void a_fact_of_a_later_version_is_kept_and_shown_as_not_known() {
        var log = reported().add(1, IncidentEvent.Builder::clearFact).note(2, "after");
        var json = Events.json(log.event(2)).replaceFirst("\\{", "{\"teaBrewed\":{\"cups\":3},");
        var record = BROKER.bare(log.id().toString(), json);
        BROKER.record(log.event(2)).headers().forEach(record.headers()::add);
        header(record, "payload-sha256", TestBroker.sha256(record.value()));
        header(record, "ce_type", "org.mayday.incident.tea_brewed.v1");

        BROKER.publish(log.event(1));
        BROKER.send(record);
        BROKER.publish(log.event(3));

        awaitVersion(log, 3);
        var entry = timeline.json("/incidents/%s/timeline".formatted(log.id()))
                .path("entries")
                .get(1);
        assertThat(entry.path("headline").asString()).isEqualTo("An event this version does not know");
        assertThat(entry.path("kind").asString()).isEqualTo("UNKNOWN");
        assertThat(entry.path("type").asString()).isEqualTo("tea_brewed");
        assertThat(entry.path("fact").path("cups").asInt()).isEqualTo(3);
        assertThat(timeline.get("/incidents/" + log.id() + "/metrics").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_title_that_the_database_cannot_hold_stops_nobody_else() {
        var poison = Events.incident().report(0, report -> report.setTitle("nul \0 nul"));
        var other = reported();

        BROKER.publish(poison.event(1), other.event(1));

        awaitVersion(other, 1);
        await().untilAsserted(() -> assertThat(quarantined("projection_failed")).isEqualTo(1));
    }

    @Test
    void where_a_number_was_given_twice_the_later_incident_bears_it() {
        var before = reported();
        var anew = reported();

        BROKER.publish(
                before.event(1),
                anew.event(1).toBuilder().setIncidentNumber(before.number()).build());

        awaitVersion(before, 1);
        awaitVersion(anew, 1);
        assertThat(timeline.json("/incidents/" + before.number()).path("id").asString())
                .isEqualTo(anew.id().toString());
    }

    @Test
    void another_event_at_a_place_that_is_taken_is_kept_apart_and_told() {
        var log = reported().acknowledged(1).note(2, "before the backup was put back");
        var impostors = Stream.of(2, 3)
                .map(sequence -> log.event(sequence).toBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .build())
                .toArray(IncidentEvent[]::new);
        var duplicates = timeline.metric("audit.mismatch", "kind", "duplicate");

        BROKER.publish(log.all());
        BROKER.publish(log.event(2));
        BROKER.publish(impostors);
        log.note(3, "since");
        BROKER.publish(log.event(4));

        awaitVersion(log, 4);
        await().untilAsserted(() -> assertThat(timeline.metric("quarantined.events", "reason", "displaced"))
                .isEqualTo(2));
        assertThat(quarantined("displaced")).isEqualTo(2);
        assertThat(timeline.metric("audit.mismatch", "kind", "displaced")).isEqualTo(2);
        assertThat(timeline.metric("audit.mismatch", "kind", "duplicate")).isEqualTo(duplicates + 1);
        assertThat(parked(log)).isFalse();
    }

    private static void awaitVersion(Events log, int version) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(version));
    }

    private static int entries(Events log) {
        return timeline.json("/incidents/%s/timeline".formatted(log.id()))
                .path("entries")
                .size();
    }

    private static boolean parked(Events log) {
        return count("select count(*) from incident_progress where parked_since is not null and incident_id = '%s'"
                        .formatted(log.id()))
                == 1;
    }

    private static int quarantined(String reason) {
        return count("select count(*) from quarantined_event where reason = '%s'".formatted(reason));
    }

    private static int count(String sql) {
        var count = DATABASE.asSuperuser().queryForObject(sql, Integer.class);
        return count == null ? 0 : count;
    }
}

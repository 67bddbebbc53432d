package mayday.timeline.intake;

import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mayday.incident.v1.IncidentEvent;
import mayday.timeline.IncidentCommandStub;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import mayday.timeline.event.RandomLogs;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Anything but the event store can be deleted: what is built anew is what was there, byte for byte. */
class RebuildTest {

    @Test
    void a_rebuild_on_demand_and_one_from_an_empty_database_equal_what_was_live() {
        var broker = TestBroker.withTopic();
        var logs = histories(40);
        var gappy = reported().note(1, "only in the store").note(2, "kept");
        try (var command = new IncidentCommandStub(gappy)) {
            var database = TestDatabase.fresh();
            String live;
            try (var timeline = RunningTimeline.start(database, broker, command.setting())) {
                publishMixed(broker, logs);
                broker.publish(gappy.event(1), gappy.event(3), gappy.event(1));
                broker.send(broker.bare("junk", "junk"));
                awaitAll(timeline, broker, logs, gappy);
                live = Tables.dump(database);

                rebuild(timeline);
                awaitAll(timeline, broker, logs, gappy);
                assertThat(Tables.dump(database)).isEqualTo(live);
                assertThat(timeline.get("/incidents/INC-999999").statusCode()).isEqualTo(404);
            }
            var empty = TestDatabase.fresh();
            try (var timeline = RunningTimeline.start(empty, broker, command.setting())) {
                awaitAll(timeline, broker, logs, gappy);
                assertThat(Tables.dump(empty)).isEqualTo(live);
            }
        }
    }

    @Test
    void a_batch_whose_transaction_fails_is_read_again_and_applied_once() {
        var broker = TestBroker.withTopic();
        var database = TestDatabase.fresh();
        var log = reported().acknowledged(1).note(2, "x");
        try (var timeline = RunningTimeline.start(database, broker)) {
            // Fails every commit, after all rows are written: as if the process died between poll and commit.
            database.asOwner().execute("""
                    create function fail() returns trigger language plpgsql as
                    $$ begin raise exception 'crash' using errcode = '57P01'; end $$
                    """);
            database.asOwner().execute("""
                    create constraint trigger fail after insert on timeline_entry
                    deferrable initially deferred for each row execute function fail()
                    """);
            broker.publish(log.all());
            await().untilAsserted(() ->
                    assertThat(timeline.bean(IntakeStatus.class).lagRecords()).isPositive());
            assertThat(timeline.version(log.id())).isZero();

            database.asOwner().execute("drop trigger fail on timeline_entry");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(3));
            assertThat(timeline.metric("audit.mismatch", "kind", "duplicate")).isZero();
        }
    }

    @Test
    void a_restarted_reader_goes_on_where_the_database_says_whatever_kafka_believes() {
        var broker = TestBroker.withTopic();
        var database = TestDatabase.fresh();
        var log = reported().acknowledged(1).note(2, "x");
        try (var timeline = RunningTimeline.start(database, broker)) {
            broker.publish(log.event(1), log.event(2));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(2));
        }
        // As after a restored backup: the database is behind what Kafka has noted as committed.
        for (var table : List.of("incident_progress", "timeline_entry", "board_incident", "response_event")) {
            database.asOwner().execute("truncate " + table);
        }
        database.asOwner().execute("delete from intake_offset");
        broker.publish(log.event(3));
        try (var timeline = RunningTimeline.start(database, broker)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(3));
        }
    }

    @Test
    void a_topic_that_comes_late_or_is_created_again_is_read_from_its_beginning() {
        var broker = TestBroker.withoutTopic();
        var log = reported().acknowledged(1).note(2, "x").note(3, "y");
        try (var timeline = RunningTimeline.start(TestDatabase.fresh(), broker)) {
            assertThat(timeline.get("/incidents").statusCode()).isEqualTo(200);
            broker.createTopic();
            broker.publish(log.event(1), log.event(2), log.event(3));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(3));

            broker.deleteTopic();
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                broker.createTopic();
                return true;
            });
            broker.publish(log.event(1), log.event(2), log.event(3), log.event(4));
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(4));
            // They are counted once they are stored.
            await().untilAsserted(() -> assertThat(timeline.metric("audit.mismatch", "kind", "duplicate"))
                    .isEqualTo(3));
        }
    }

    @Test
    void a_topic_created_again_with_less_in_it_leaves_no_rebuild_unfinished() {
        var broker = TestBroker.withTopic();
        var log = reported().acknowledged(1);
        try (var timeline = RunningTimeline.start(TestDatabase.fresh(), broker)) {
            send(broker, 2, log.event(1), log.event(2), log.event(1), log.event(2));
            awaitRead(timeline, broker, log, 4);
            rebuild(timeline);
            awaitRead(timeline, broker, log, 4);

            broker.deleteTopic();
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                broker.createTopic(1);
                return true;
            });
            send(broker, 0, log.event(1), log.event(2));
            awaitRead(timeline, broker, log, 2);

            rebuild(timeline);
            awaitRead(timeline, broker, log, 2);
        }
    }

    private static void send(TestBroker broker, int partition, IncidentEvent... events) {
        for (var event : events) {
            var record = broker.record(event);
            broker.send(
                    new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers()));
        }
    }

    private static void awaitRead(RunningTimeline timeline, TestBroker broker, Events log, int records) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(timeline.bean(Offsets.class).next(broker.topic()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(records);
            assertThat(timeline.version(log.id())).isEqualTo(log.all().length);
            assertThat(timeline.bean(Offsets.class).isRebuilding()).isFalse();
        });
    }

    private static List<Events> histories(int count) {
        var random = new Random(7);
        var logs = new ArrayList<Events>();
        for (int i = 0; i < count; i++) {
            var log = reported().by("grace");
            for (int step = random.nextInt(20); step > 0; step--) {
                if (random.nextInt(4) == 0) {
                    RandomLogs.amendOnce(log, random);
                } else {
                    RandomLogs.next(log, random);
                }
            }
            logs.add(log);
        }
        return logs;
    }

    /** Incidents interleaved, with repetitions. */
    private static void publishMixed(TestBroker broker, List<Events> logs) {
        var random = new Random(8);
        var next = new int[logs.size()];
        var left = logs.stream().mapToInt(log -> log.all().length).sum();
        while (left > 0) {
            var which = random.nextInt(logs.size());
            var log = logs.get(which);
            if (next[which] < log.all().length) {
                broker.publish(log.event(++next[which]));
                left--;
                if (random.nextInt(5) == 0) {
                    broker.publish(log.event(1 + random.nextInt(next[which])));
                }
            }
        }
    }

    private static void awaitAll(RunningTimeline timeline, TestBroker broker, List<Events> logs, Events gappy) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    for (var log : logs) {
                        assertThat(timeline.version(log.id())).isEqualTo(log.all().length);
                    }
                    assertThat(timeline.version(gappy.id())).isEqualTo(3);
                    // From the database: what the service remembers of its lag may be older than the last record.
                    assertThat(timeline.bean(Offsets.class).next(broker.topic()).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(broker.sent());
                    assertThat(timeline.bean(IntakeStatus.class).isRebuilding()).isFalse();
                });
    }

    private static void rebuild(RunningTimeline timeline) {
        var request = HttpRequest.newBuilder(URI.create(timeline.managementUrl() + "/actuator/rebuild"))
                .POST(BodyPublishers.noBody());
        assertThat(timeline.send(request).statusCode()).isEqualTo(200);
    }
}

package mayday.timeline.intake;

import static mayday.timeline.TestBroker.header;
import static mayday.timeline.event.Events.incident;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mayday.timeline.IncidentCommandStub;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.dao.EmptyResultDataAccessException;

/** Events that Kafka lost are fetched from incident-command, over real HTTP. */
class GapRepairTest {

    @Test
    void missing_events_are_fetched_page_by_page_and_what_follows_comes_from_kafka_again() {
        var broker = TestBroker.withTopic();
        var log = reported();
        for (int i = 2; i <= 260; i++) {
            log.note(i, "note " + i);
        }
        try (var command = new IncidentCommandStub(log);
                var timeline = RunningTimeline.start(TestDatabase.fresh(), broker, command.setting())) {
            broker.publish(log.event(1), log.event(255));
            awaitVersion(timeline, log, 255);

            broker.publish(log.event(256), log.event(257));
            awaitVersion(timeline, log, 257);
            assertThat(timeline.metric("audit.mismatch", "kind", "gap_repaired"))
                    .isEqualTo(254);
            assertThat(command.asked()).isEqualTo(3);
        }
    }

    @Test
    void while_incident_command_is_away_the_incident_stays_parked_also_over_a_restart() {
        var broker = TestBroker.withTopic();
        var database = TestDatabase.fresh();
        var log = reported().acknowledged(1).note(2, "lost").note(3, "kept");
        var other = reported();
        try (var command = new IncidentCommandStub(log)) {
            command.setUp(false);
            var impatient = "--mayday.timeline.rest.min-version-wait=100ms";
            try (var timeline = RunningTimeline.start(database, broker, command.setting(), impatient)) {
                broker.publish(log.event(1), log.event(2), log.event(4));
                await().atMost(Duration.ofSeconds(20)).until(() -> command.asked() > 2);
                broker.publish(other.event(1));
                awaitVersion(timeline, other, 1);
                assertThat(timeline.version(log.id())).isEqualTo(2);
                var behind = timeline.get("/incidents/" + log.id() + "?minVersion=4");
                assertThat(behind.statusCode()).isEqualTo(504);
                assertThat(behind.headers().firstValue("retry-after")).isPresent();
                assertThat(behind.body()).contains("projection_behind");
            }
            command.setUp(true);
            try (var timeline = RunningTimeline.start(database, broker, command.setting())) {
                awaitVersion(timeline, log, 4);
            }
        }
    }

    @Test
    void an_incident_whose_first_event_is_missing_is_not_known_until_it_is_fetched() {
        var broker = TestBroker.withTopic();
        var log = reported().acknowledged(1);
        try (var command = new IncidentCommandStub(log)) {
            command.setUp(false);
            try (var timeline = RunningTimeline.start(TestDatabase.fresh(), broker, command.setting())) {
                broker.publish(log.event(2));
                await().atMost(Duration.ofSeconds(20)).until(() -> command.asked() > 0);
                assertThat(timeline.get("/incidents/" + log.id()).statusCode()).isEqualTo(404);
                command.setUp(true);
                awaitVersion(timeline, log, 2);
            }
        }
    }

    @Test
    void an_incident_that_cannot_be_completed_is_postponed_and_keeps_no_other_from_it() {
        var broker = TestBroker.withTopic();
        var database = TestDatabase.fresh();
        var broken =
                incident().report(0, report -> report.setTitle("nul \0 nul")).acknowledged(1);
        var lossy = IntStream.range(0, 5)
                .mapToObj(_ -> reported().acknowledged(1).note(2, "kept"))
                .toList();
        var logs = Stream.concat(Stream.of(broken), lossy.stream()).toArray(Events[]::new);
        try (var command = new IncidentCommandStub(logs);
                var timeline = RunningTimeline.start(database, broker, command.setting())) {
            broker.publish(broken.event(2));
            lossy.forEach(log -> broker.publish(log.event(1), log.event(3)));

            lossy.forEach(log -> awaitVersion(timeline, log, 3));
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(EmptyResultDataAccessException.class)
                    .untilAsserted(() -> assertThat(attempts(database, broken)).isPositive());
        }
    }

    @Test
    void the_last_record_of_an_incident_is_fetched_where_it_cannot_be_read() {
        var broker = TestBroker.withTopic();
        var log = reported().acknowledged(1).resolved(2);
        try (var command = new IncidentCommandStub(log);
                var timeline = RunningTimeline.start(TestDatabase.fresh(), broker, command.setting())) {
            broker.publish(log.event(1));
            broker.send(corrupted(broker, log, 2));
            broker.send(corrupted(broker, log, 3));

            awaitVersion(timeline, log, 3);
            assertThat(timeline.json("/incidents/" + log.id()).path("status").asString())
                    .isEqualTo("RESOLVED");
            awaitNothingParked(timeline);
        }
    }

    @Test
    void the_only_record_of_an_incident_is_fetched_where_it_cannot_be_read() {
        var broker = TestBroker.withTopic();
        var log = reported();
        try (var command = new IncidentCommandStub(log);
                var timeline = RunningTimeline.start(TestDatabase.fresh(), broker, command.setting())) {
            broker.send(corrupted(broker, log, 1));

            awaitVersion(timeline, log, 1);
            assertThat(timeline.version(log.number())).isEqualTo(1);
            awaitNothingParked(timeline);
        }
    }

    @Test
    void an_incident_of_which_nothing_newer_exists_is_let_go() {
        var broker = TestBroker.withTopic();
        var database = TestDatabase.fresh();
        var log = reported().acknowledged(1);
        var nobody = reported();
        try (var command = new IncidentCommandStub(log)) {
            command.setUp(false);
            try (var timeline = RunningTimeline.start(database, broker, command.setting())) {
                broker.publish(log.all());
                broker.send(corrupted(broker, log, 2));
                broker.send(corrupted(broker, nobody, 1));
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(parked(timeline)).isEqualTo(2));

                command.setUp(true);
                awaitNothingParked(timeline);
                assertThat(timeline.version(log.id())).isEqualTo(2);
            }
        }
        assertThat(database.asSuperuser().queryForObject("select count(*) from incident_progress", Integer.class))
                .isEqualTo(1);
    }

    private static ProducerRecord<byte[], byte[]> corrupted(TestBroker broker, Events log, int sequence) {
        return header(broker.record(log.event(sequence)), "payload-sha256", TestBroker.sha256(new byte[0]));
    }

    private static void awaitNothingParked(RunningTimeline timeline) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parked(timeline)).isZero());
    }

    private static int parked(RunningTimeline timeline) {
        return timeline.bean(IncidentProgress.class).parked();
    }

    private static int attempts(TestDatabase database, Events log) {
        var attempts = database.asSuperuser()
                .queryForObject(
                        "select attempts from incident_progress where incident_id = ?", Integer.class, log.id());
        return attempts == null ? 0 : attempts;
    }

    private static void awaitVersion(RunningTimeline timeline, Events log, int version) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(version));
    }
}

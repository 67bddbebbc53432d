package mayday.postmortem.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.IncidentEvent;
import mayday.postmortem.log.Incident;
import mayday.postmortem.log.IncidentLog;
import mayday.postmortem.log.PublishedEvent;
import mayday.postmortem.world.Databases;
import mayday.postmortem.world.RunningService;
import mayday.postmortem.world.Story;
import mayday.postmortem.world.TheRecord;
import mayday.postmortem.world.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** On a real PostgreSQL and a real broker. */
class IntakeTest {

    static final Topic TOPIC = new Topic();
    static final TheRecord RECORD = new TheRecord();
    static final String DATABASE = Databases.fresh();
    static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(
                DATABASE,
                Topic.bootstrapServers(),
                TOPIC.name(),
                RECORD.url(),
                // Longer than a test waits: who waited for the record's answer would be found out.
                "mayday.postmortem.repair-timeout=60s");
    }

    @AfterAll
    static void stop() {
        service.close();
        RECORD.close();
    }

    @Test
    void an_event_that_comes_again_counts_once() {
        var story = anIncident(1);
        // What is still to come from the other tests must not be counted here.
        await().atMost(Duration.ofSeconds(20)).until(() -> TOPIC.isReadBy(service));
        double before = count("audit_mismatch_total{kind=\"duplicate\"");

        TOPIC.publish(story.events());
        TOPIC.publish(story.events());

        awaitVersion(story);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("audit_mismatch_total{kind=\"duplicate\"") - before
                        == story.events().size());
        assertThat(rows("incident_event where incident_id = '%s'".formatted(story.incidentId())))
                .isEqualTo(story.events().size());
    }

    @Test
    void a_gap_is_filled_from_the_record() {
        var story = anIncident(2);
        RECORD.holds(story);

        TOPIC.publish(story.events().getFirst(), story.last());

        awaitVersion(story);
        awaitNoGap(story);
    }

    @Test
    void while_the_record_is_away_an_incident_with_a_gap_is_parked_and_others_go_on() {
        var parked = anIncident(3);
        var other = anIncident(4);
        RECORD.holds(parked);
        RECORD.reachable(false);

        TOPIC.publish(parked.last());
        TOPIC.publish(other.events());

        awaitVersion(other);
        await().until(() -> gaps(parked) == 1);
        assertThat(version(parked)).isZero();

        RECORD.reachable(true);
        awaitVersion(parked);
    }

    @Test
    void the_last_event_of_an_incident_is_fetched_where_its_record_cannot_be_read() {
        var story = anIncident(10).resolved("12:10");
        RECORD.holds(story);
        int last = story.events().size();

        TOPIC.publish(story.events().subList(0, last - 2));
        TOPIC.send(corrupted(story.events().get(last - 2)));
        TOPIC.send(corrupted(story.last()));

        awaitVersion(story);
        awaitNoGap(story);
    }

    @Test
    void an_incident_of_which_the_record_has_nothing_newer_is_let_go() {
        var story = anIncident(11);
        var nobody = anIncident(12);
        RECORD.holds(story);
        RECORD.reachable(false);

        TOPIC.publish(story.events());
        TOPIC.send(corrupted(story.last()));
        TOPIC.send(corrupted(nobody.last()));
        await().atMost(Duration.ofSeconds(20)).until(() -> gaps(story) + gaps(nobody) == 2);

        RECORD.reachable(true);
        awaitNoGap(story);
        awaitNoGap(nobody);
        assertThat(version(story)).isEqualTo(story.events().size());
    }

    @Test
    void while_the_record_does_not_answer_the_topic_is_read_on_and_gaps_are_tried_less_and_less() {
        var parked = anIncident(13);
        var other = anIncident(14);
        RECORD.holds(parked);
        RECORD.silent(true);

        TOPIC.publish(parked.last());
        await().atMost(Duration.ofSeconds(20)).until(() -> RECORD.isAsked());
        TOPIC.publish(other.events());

        awaitVersion(other);
        RECORD.silent(false);
        awaitVersion(parked);
    }

    @Test
    void a_gap_that_cannot_be_filled_is_postponed() {
        var parked = anIncident(15);
        RECORD.holds(parked);
        RECORD.reachable(false);

        TOPIC.publish(parked.last());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> rows("intake_gap where attempts > 2 and retry_at > now() and incident_id = '%s'"
                                .formatted(parked.incidentId()))
                        == 1);
        RECORD.reachable(true);
        awaitVersion(parked);
    }

    private static ProducerRecord<byte[], byte[]> corrupted(IncidentEvent event) {
        var record = TOPIC.record(event, Story.json(event));
        record.headers().remove("payload-sha256");
        return record;
    }

    private static void awaitNoGap(Story story) {
        await().atMost(Duration.ofSeconds(30)).until(() -> gaps(story) == 0);
    }

    private static int gaps(Story story) {
        return rows("intake_gap where incident_id = '%s'".formatted(story.incidentId()));
    }

    @Test
    void what_cannot_be_read_is_kept_apart_and_stops_nothing() {
        var poisoned = anIncident(5);
        var first = poisoned.events().getFirst();
        RECORD.holds(poisoned);

        TOPIC.send(TOPIC.raw(first.getIncidentId(), null, Map.of()));
        TOPIC.send(TOPIC.record(first, "{junk"));
        TOPIC.send(TOPIC.record(first, "[]"));
        TOPIC.send(TOPIC.raw(first.getIncidentId(), Story.json(first), Map.of("ce_specversion", "1.0")));
        TOPIC.send(TOPIC.record(first, Story.json(first).replace("Checkout", "\\u0000")));
        TOPIC.send(TOPIC.record(first, Story.json(first).replace("Checkout", "\\ud800")));
        TOPIC.send(TOPIC.record(first, Story.json(first).replace("\"sequence\":1", "\"sequence\":0")));
        TOPIC.send(TOPIC.record(first, Story.json(first).replace("INC-5", "five")));
        TOPIC.send(TOPIC.record(first, Topic.type(poisoned.last()), Story.json(first)));
        TOPIC.send(TOPIC.record(first, Story.json(first).replace("\"sequence\":1", "\"sequence\":1,\"sequence\":2")));
        var wrongKey = TOPIC.record(first, Story.json(first));
        TOPIC.send(new ProducerRecord<>(
                TOPIC.name(),
                null,
                "somebody else".getBytes(StandardCharsets.UTF_8),
                wrongKey.value(),
                wrongKey.headers()));
        TOPIC.publish(poisoned.last());

        awaitVersion(poisoned);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> rows("quarantine where convert_from(key, 'UTF8') in ('%s', 'somebody else')"
                                .formatted(poisoned.incidentId()))
                        == 11);
        assertThat(service.db()
                        .sql("select distinct reason from quarantine")
                        .query(String.class)
                        .list())
                .contains(
                        "the record has no value",
                        "the value is not JSON",
                        "the value is not a JSON object",
                        "the value has another payload-sha256",
                        "a text holds NUL or half a surrogate pair",
                        "the sequence is not 1 or more",
                        "the incident number is not of the form INC-n",
                        "the CloudEvents type is not that of the fact",
                        "the record's key is not the incident's id");
    }

    @Test
    void an_event_in_structured_mode_is_read_too() {
        var story = anIncident(6);
        for (var event : story.events()) {
            var json = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/x\",\"type\":\"%s\",\"data\":%s}"
                    .formatted(event.getEventId(), Topic.type(event), Story.json(event));
            TOPIC.send(TOPIC.raw(
                    event.getIncidentId(),
                    json,
                    Map.of("content-type", "application/cloudevents+json; charset=UTF-8")));
        }

        awaitVersion(story);
    }

    @Test
    void a_fact_of_a_newer_version_is_kept_and_shown_as_unknown() {
        var story = anIncident(7);
        story.tell("12:30", _ -> {}).resolved("12:40");
        for (var event : story.events()) {
            if (event.getFactCase().getNumber() != 0) {
                TOPIC.publish(event);
            } else {
                var json = Story.json(event).replaceFirst("\\{", "{\"forecastMade\":{\"where\":\"DATA\"},");
                TOPIC.send(TOPIC.record(event, "org.mayday.incident.forecast_made.v1", json));
            }
        }

        awaitVersion(story);
        assertThat(service.db()
                        .sql("select fact from incident_event where body like '%\"where\":\"DATA\"%'")
                        .query(String.class)
                        .list())
                .containsExactly("forecast_made");
        assertThat(service.get("/api/v1/postmortems/INC-7").body())
                .contains("\"unknownEvents\":[{\"type\":\"forecast_made\"")
                .contains("An event this version does not know (forecast_made)");
    }

    @Test
    void another_event_at_a_place_that_is_taken_is_kept_apart() {
        var story = anIncident(8);
        TOPIC.publish(story.events());
        awaitVersion(story);

        var impostor = story.last().toBuilder()
                .setEventId("01950000-0000-7000-8000-00000000dead")
                .build();
        TOPIC.publish(impostor);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> rows("quarantine where origin = 'displaced/%s'".formatted(impostor.getEventId())) == 1);
        assertThat(version(story)).isEqualTo(story.events().size());
    }

    @Test
    void the_rows_and_the_offset_are_written_together() {
        var story = anIncident(9);
        Databases.execute(DATABASE, "revoke insert on incident_event from postmortem_app");
        try {
            TOPIC.publish(story.events());
            await().during(Duration.ofSeconds(1)).until(() -> version(story) == 0);
        } finally {
            Databases.execute(DATABASE, "grant insert on incident_event to postmortem_app");
        }

        awaitVersion(story);
    }

    @Test
    void an_event_that_the_log_cannot_take_stops_its_own_incident_and_no_other() {
        var poisoned = anIncident(16);
        var others = List.of(anIncident(17), anIncident(18), anIncident(19), anIncident(20), anIncident(21));
        RECORD.holds(poisoned);
        var refused = poisoned.events().get(2).getEventId();
        Databases.execute(
                DATABASE,
                "alter table incident_event add constraint poison check (event_id <> '%s') not valid"
                        .formatted(refused));
        try {
            TOPIC.publish(
                    Stream.concat(poisoned.events().stream(), others.stream().flatMap(other -> other.events().stream()))
                            .toList());

            others.forEach(IntakeTest::awaitVersion);
            await().atMost(Duration.ofSeconds(20)).until(() -> TOPIC.isReadBy(service));
            assertThat(version(poisoned)).isEqualTo(2);
            assertThat(gaps(poisoned)).isEqualTo(1);
            assertThat(rows(
                            "quarantine where reason like 'the log cannot take it%' and convert_from(value, 'UTF8') like '%"
                                    + refused + "%'"))
                    .isEqualTo(1);
        } finally {
            Databases.execute(DATABASE, "alter table incident_event drop constraint poison");
        }

        awaitVersion(poisoned);
        awaitNoGap(poisoned);
    }

    @Test
    void what_was_rolled_back_is_not_counted() {
        var story = anIncident(22);
        TOPIC.publish(story.events());
        awaitVersion(story);
        var meters = new SimpleMeterRegistry();
        var forgetful = new JdbcTransactionManager(service.bean(DataSource.class)) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                doRollback(status);
                throw new TransactionSystemException("not kept");
            }
        };
        var intake = new Intake(
                service.bean(IncidentLog.class),
                service.bean(Offsets.class),
                service.bean(Gaps.class),
                new Quarantine(service.db(), meters),
                service.bean(Arrivals.class),
                new TransactionTemplate(forgetful),
                meters);
        var impostor = story.last().toBuilder()
                .setEventId(UUID.randomUUID().toString())
                .build();
        var page = List.of(PublishedEvent.json(Story.json(impostor).getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> intake.repair(story.incidentId(), page)).hasMessage("not kept");

        assertThat(meters.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.measure()).allMatch(measured -> measured.getValue() == 0));
    }

    @Test
    void an_error_ends_a_session_and_not_the_reader() {
        var sessions = new AtomicInteger();
        var consumers = new DefaultKafkaConsumerFactory<byte[], byte[]>(Map.of()) {
            @Override
            public Consumer<byte[], byte[]> createConsumer() {
                sessions.incrementAndGet();
                throw new NoClassDefFoundError("not here");
            }
        };
        var reader = new TopicReader(
                service.bean(IntakeProperties.class),
                consumers,
                service.bean(KafkaAdmin.class),
                service.bean(Offsets.class),
                service.bean(PoisonProofIntake.class),
                service.bean(Freshness.class));

        reader.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> sessions.get() > 1);
        } finally {
            reader.stop();
        }
    }

    private static Story anIncident(int number) {
        return new Story(number)
                .reported("12:00")
                .starts("12:01", "checkout", ImpactLevel.IMPACT_LEVEL_DOWN)
                .notes("12:02", "payments fail")
                .ends("12:03", "checkout")
                .notes("12:04", "all good");
    }

    private static void awaitVersion(Story story) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> version(story) == story.events().size());
    }

    private static int version(Story story) {
        return service.bean(IncidentLog.class)
                .find(story.incidentId())
                .map(Incident::version)
                .orElse(0);
    }

    private static int rows(String table) {
        return service.db()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static double count(String counter) {
        return List.of(service.operations("/actuator/prometheus").body().split("\n")).stream()
                .filter(line -> line.startsWith(counter))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

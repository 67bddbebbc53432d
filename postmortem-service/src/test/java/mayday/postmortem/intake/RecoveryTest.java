package mayday.postmortem.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mayday.postmortem.log.IncidentLog;
import mayday.postmortem.world.CheckoutStory;
import mayday.postmortem.world.Databases;
import mayday.postmortem.world.RunningService;
import mayday.postmortem.world.Story;
import mayday.postmortem.world.TheRecord;
import mayday.postmortem.world.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must still be true after something was away. */
class RecoveryTest {

    static final TheRecord RECORD = new TheRecord();
    static final Story CHECKOUT = CheckoutStory.of(7);
    static final Story SEARCH = CheckoutStory.of(8);

    @BeforeAll
    static void keepTheRecord() {
        RECORD.holds(CHECKOUT);
        RECORD.holds(SEARCH);
    }

    @AfterAll
    static void stop() {
        RECORD.close();
    }

    @Test
    void a_restart_goes_on_where_the_last_run_stopped() {
        var topic = new Topic();
        var database = Databases.fresh();
        int half = CHECKOUT.events().size() / 2;
        topic.publish(CHECKOUT.events().subList(0, half));
        try (var first = service(database, topic)) {
            awaitVersion(first, CHECKOUT, half);
        }

        topic.publish(CHECKOUT.events().subList(half, CHECKOUT.events().size()));
        try (var second = service(database, topic)) {
            awaitVersion(second, CHECKOUT, CHECKOUT.events().size());
            assertThat(second.operations("/actuator/prometheus").body())
                    .contains("audit_mismatch_total{kind=\"duplicate\"} 0.0")
                    .contains("audit_mismatch_total{kind=\"gap_repaired\"} 0.0");
        }
    }

    @Test
    void a_database_that_was_deleted_is_built_again_byte_for_byte() {
        var topic = new Topic();
        var live = Databases.fresh();
        Map<String, String> before;
        try (var service = service(live, topic)) {
            topic.publish(CHECKOUT.events());
            topic.publish(CHECKOUT.events().subList(3, 9));
            topic.send(topic.raw(CHECKOUT.incidentId().toString(), "junk", Map.of()));
            // A gap: all but the second event, which only the record has.
            topic.publish(SEARCH.events().getFirst());
            topic.publish(SEARCH.events().subList(2, SEARCH.events().size()));
            before = dumpWhenComplete(service, topic);
        }

        try (var rebuilt = service(Databases.fresh(), topic)) {
            assertThat(dumpWhenComplete(rebuilt, topic)).isEqualTo(before);
        }
    }

    @Test
    void a_topic_that_was_made_anew_is_read_from_its_beginning() {
        var topic = new Topic();
        int half = CHECKOUT.events().size() / 2;
        try (var service = service(Databases.fresh(), topic)) {
            topic.publish(CHECKOUT.events().subList(0, half));
            awaitVersion(service, CHECKOUT, half);

            topic.delete();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                topic.create();
                return true;
            });
            topic.publish(CHECKOUT.events());

            awaitVersion(service, CHECKOUT, CHECKOUT.events().size());
            assertThat(service.db()
                            .sql("select count(distinct topic_id) from intake_offset")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_topic_whose_beginning_was_cut_off_is_read_from_what_is_left() {
        var topic = new Topic();
        var database = Databases.fresh();
        int half = CHECKOUT.events().size() / 2;
        int last = CHECKOUT.events().size();
        try (var service = service(database, topic)) {
            topic.publish(CHECKOUT.events().subList(0, half));
            awaitVersion(service, CHECKOUT, half);
        }
        topic.publish(CHECKOUT.events().subList(half, last - 1));
        topic.cutOff();
        topic.publish(CHECKOUT.last());

        try (var behind = service(database, topic)) {
            awaitVersion(behind, CHECKOUT, last);
            await().atMost(Duration.ofSeconds(20)).until(() -> topic.isReadBy(behind));
        }
        try (var fresh = service(Databases.fresh(), topic)) {
            awaitVersion(fresh, CHECKOUT, last);
            await().atMost(Duration.ofSeconds(20)).until(() -> topic.isReadBy(fresh));
        }
    }

    @Test
    void without_kafka_the_service_starts_serves_what_it_has_and_says_that_it_is_behind() {
        var topic = new Topic();
        var database = Databases.fresh();
        topic.publish(CHECKOUT.events());
        try (var service = service(database, topic)) {
            awaitVersion(service, CHECKOUT, CHECKOUT.events().size());
        }

        try (var service = new RunningService(
                database,
                "127.0.0.1:9",
                topic.name(),
                RECORD.url(),
                "mayday.postmortem.reads.min-version-wait=100ms")) {
            assertThat(service.get("/api/v1/postmortems/INC-7").statusCode()).isEqualTo(200);
            assertThat(service.operations("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.get("/api/v1/postmortems/INC-7")
                                    .headers()
                                    .firstValueAsLong("Timeline-Lag-Ms")
                                    .orElse(0)
                            > 0);
            int next = CHECKOUT.events().size() + 1;
            var behind = service.get("/api/v1/postmortems/INC-7?minVersion=" + next);
            assertThat(behind.statusCode()).isEqualTo(504);
            assertThat(behind.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(behind.body()).contains("\"code\":\"projection_behind\"");
        }
    }

    @Test
    void a_database_that_may_forget_is_refused() {
        var database = Databases.fresh();
        Databases.execute(
                database,
                "alter database " + database.substring(database.lastIndexOf('/') + 1)
                        + " set synchronous_commit = off");

        assertThat(catchThrowable(() -> service(database, new Topic()).close()))
                .hasMessageContaining("synchronous_commit off");
    }

    private static RunningService service(String database, Topic topic) {
        return new RunningService(database, Topic.bootstrapServers(), topic.name(), RECORD.url());
    }

    private static void awaitVersion(RunningService service, Story story, int version) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> service.bean(IncidentLog.class)
                        .find(story.incidentId())
                        .filter(incident -> incident.version() == version)
                        .isPresent());
    }

    /** Every column of every table that the events tell, and both documents. */
    private static Map<String, String> dumpWhenComplete(RunningService service, Topic topic) {
        awaitVersion(service, CHECKOUT, CHECKOUT.events().size());
        awaitVersion(service, SEARCH, SEARCH.events().size());
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        topic.isReadBy(service) && rows(service, "intake_gap").isEmpty());
        var dump = new TreeMap<String, String>();
        for (var table : List.of("incident", "incident_event", "quarantine", "intake_offset")) {
            dump.put(table, String.join("\n", rows(service, table)));
        }
        for (var document : List.of("INC-7.json", "INC-7.md", "INC-8.json", "INC-8.md")) {
            dump.put(document, service.get("/api/v1/postmortems/" + document).body());
        }
        return dump;
    }

    private static List<String> rows(RunningService service, String table) {
        return new ArrayList<>(service.db()
                .sql("select t::text from " + table + " t order by t::text")
                .query(String.class)
                .list());
    }
}

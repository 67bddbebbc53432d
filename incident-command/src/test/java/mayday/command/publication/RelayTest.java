package mayday.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mayday.command.publication.Broker.header;
import static mayday.command.publication.Broker.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.IncidentId;
import mayday.command.store.LogPosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RelayTest {

    static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on(
                Postgres.fresh(),
                "spring.kafka.bootstrap-servers=" + Broker.servers(),
                "mayday.command.relay.topic-check=300ms");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void every_event_is_published_in_the_order_of_its_incident() {
        var first = service.report();
        var second = service.report();
        for (int i = 0; i < 20; i++) {
            service.send(Commands.note(first, "note " + i));
            service.send(Commands.note(second, "note " + i));
        }

        var records = published(first, 21);

        assertThat(sequences(records, first)).isEqualTo(oneTo(21));
        assertThat(sequences(published(second, 21), second)).isEqualTo(oneTo(21));
    }

    @Test
    void a_record_says_what_it_is_without_being_opened() throws Exception {
        var id = service.report();
        var event = service.log().events(id, 0, 1).getFirst();

        var record = published(id, 1).getFirst();

        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo(event.eventId().toString());
        assertThat(header(record, "ce_source")).isEqualTo("/mayday/incident-command");
        assertThat(header(record, "ce_type")).isEqualTo("org.mayday.incident.reported.v1");
        assertThat(header(record, "ce_subject")).isEqualTo(id.toString());
        assertThat(header(record, "ce_time")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(header(record, "ce_recordedtime"))
                .isEqualTo(event.recordedAt().toString());
        assertThat(header(record, "ce_sequence")).isEqualTo("0000000001");
        assertThat(header(record, "ce_partitionkey")).isEqualTo(id.toString());
        assertThat(header(record, "ce_correlationid")).isEqualTo("corr-1");
        assertThat(header(record, "ce_authtype")).isEqualTo("user");
        assertThat(header(record, "ce_authid")).isEqualTo("alice");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "payload-sha256"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(record.value())));
        assertThat(new String(record.value(), UTF_8)).contains("\"title\":\"Checkout is down\"");
    }

    @Test
    void what_kafka_refuses_is_sent_again_until_it_is_taken() throws Exception {
        var id = service.report();
        published(id, 1);
        Broker.limitMessages(100);
        var status = service.bean(RelayStatus.class);
        // The broker says that it has a new limit before it keeps to it.
        await().until(() -> {
            service.send(Commands.note(id, "too large for now"));
            return status.failure() != null;
        });
        int version = service.send(Commands.note(id, "commands go on")).version();
        await().until(() -> meter("relay.stuck") == 1 && meter("relay.lag") > 0);

        Broker.limitMessages(4 * 1024 * 1024);

        assertThat(sequences(published(id, version), id)).isEqualTo(oneTo(version));
        await().until(() -> meter("relay.stuck") == 0 && meter("relay.lag") == 0);
    }

    @Test
    void a_topic_that_was_wiped_is_published_again_from_the_beginning() throws Exception {
        var id = service.report();
        service.send(Commands.note(id, "before"));
        published(id, 2);

        Broker.deleteTopic();
        service.send(Commands.note(id, "after"));

        assertThat(sequences(published(id, 3), id)).isEqualTo(oneTo(3));
    }

    @Test
    void a_topic_that_is_shorter_than_it_was_is_published_again_from_the_beginning() {
        var id = service.report();
        published(id, 1);
        // The leader would write over it with a checkpoint that is still to come.
        await().until(RelayTest::isCheckpointAtTheEnd);

        Postgres.execute(
                service.database(),
                "update relay_checkpoint set topic_ends = array(select e + 1000 from unnest(topic_ends) e)");
        endTheLeadersSession();

        var again = Broker.readUntil(records -> records.stream()
                        .filter(record -> record.key().equals(id.toString()))
                        .count()
                >= 2);
        assertThat(sequences(again, id)).isEqualTo(oneTo(1));
        assertThat(again.stream().filter(record -> record.key().equals(id.toString())))
                .hasSizeGreaterThan(1);
    }

    @Test
    void a_topic_that_others_made_forgetful_is_made_to_keep_everything() throws Exception {
        published(service.report(), 1);
        Broker.set("retention.ms", "604800000");
        Broker.set("retention.bytes", "1000000000");
        Broker.set("cleanup.policy", "compact");

        endTheLeadersSession();

        await().untilAsserted(() -> {
            assertThat(Broker.setting("retention.ms")).isEqualTo("-1");
            assertThat(Broker.setting("retention.bytes")).isEqualTo("-1");
            assertThat(Broker.setting("cleanup.policy")).isEqualTo("delete");
        });
        var after = service.report();
        assertThat(sequences(published(after, 1), after)).isEqualTo(oneTo(1));
    }

    @Test
    void whoever_stands_by_a_leader_that_hangs_tells_how_far_behind_it_is() throws Exception {
        var database = Postgres.fresh();
        try (var hanging = sessionOf(database);
                var statement = hanging.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(Leadership.LOCK));
            try (var standby = RunningService.on(
                    database,
                    "spring.kafka.bootstrap-servers=" + Broker.servers(),
                    "mayday.command.relay.idle-poll=100ms")) {
                var status = standby.bean(RelayStatus.class);
                var id = standby.report();

                await().until(() -> status.lagSeconds() > 2);

                assertThat(status.isLeading()).isFalse();
                assertThat(meter(standby, "relay.lag")).isGreaterThan(2);
                statement.execute("select pg_advisory_unlock_all()");
                assertThat(sequences(published(id, 1), id)).isEqualTo(oneTo(1));
                await().until(() -> status.lagSeconds() == 0);
            }
        }
    }

    @Test
    void an_instance_that_can_neither_lead_nor_follow_says_so() throws Exception {
        try (var lonely = RunningService.on(Postgres.fresh(), "spring.kafka.bootstrap-servers=" + Broker.servers())) {
            var status = lonely.bean(RelayStatus.class);
            await().until(status::isLeading);

            Postgres.execute(
                    lonely.database(),
                    "revoke update on relay_checkpoint from %s"
                            .formatted(lonely.database().app()));
            endTheSessionOf(lonely);

            await().until(() -> status.failure() != null && !status.isLeading());
            Postgres.execute(
                    lonely.database(),
                    "grant update on relay_checkpoint to %s"
                            .formatted(lonely.database().app()));
            await().until(() -> status.failure() == null && status.isLeading());
        }
    }

    @Test
    void a_leader_is_woken_by_what_it_and_another_instance_append_and_somebody_leads_when_its_session_ends() {
        var database = Postgres.fresh();
        var kafka = "spring.kafka.bootstrap-servers=" + Broker.servers();
        // Who only looked from time to time would be too late.
        try (var leader = RunningService.on(database, kafka, "mayday.command.relay.idle-poll=10m")) {
            await().until(() -> leader.bean(RelayStatus.class).isLeading());
            try (var standby = RunningService.on(database, kafka)) {
                var here = leader.report();
                assertThat(sequences(published(here, 1), here)).isEqualTo(oneTo(1));
                var there = standby.report();
                assertThat(sequences(published(there, 1), there)).isEqualTo(oneTo(1));
                assertThat(standby.bean(RelayStatus.class).isLeading()).isFalse();
                var epoch = epoch(leader);

                endTheSessionOf(leader);
                for (int i = 0; i < 50; i++) {
                    standby.send(Commands.note(there, "while the relay changes hands " + i));
                }

                assertThat(sequences(published(there, 51), there)).isEqualTo(oneTo(51));
                await().until(() -> epoch(leader) > epoch);
            }
        }
    }

    @Test
    void an_older_leader_cannot_move_the_checkpoint() {
        var fenced = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
        try (fenced) {
            var checkpoints = new Checkpoints(fenced.bean(JdbcClient.class));
            var old = checkpoints.takeOver();
            var current = checkpoints.takeOver();

            assertThatExceptionOfType(LeadershipLost.class)
                    .isThrownBy(() -> checkpoints.moveTo(old, new LogPosition(9, 9), List.of()));
            assertThat(checkpoints.moveTo(current, new LogPosition(5, 5), List.of(7L, 0L)))
                    .isEqualTo(new Checkpoint(current.epoch(), new LogPosition(5, 5), null, List.of(7L, 0L)))
                    .isEqualTo(checkpoints.moveTo(current, new LogPosition(5, 5), List.of(7L, 0L)));
        }
    }

    private static void endTheLeadersSession() {
        endTheSessionOf(service);
    }

    private static void endTheSessionOf(RunningService leader) {
        Postgres.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                 where application_name = 'incident-command relay' and usename = '%s'
                """.formatted(leader.database().app()));
    }

    private static boolean isCheckpointAtTheEnd() {
        return service.bean(JdbcClient.class).sql("""
                        select not exists (select from event e, relay_checkpoint c
                                            where (e.tx, e.position) > (c.tx, c.position))
                        """).query(Boolean.class).single();
    }

    private static Connection sessionOf(Postgres.Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.app(), "");
    }

    private static double meter(String name) {
        return meter(service, name);
    }

    private static double meter(RunningService instance, String name) {
        return instance.bean(MeterRegistry.class).get(name).gauge().value();
    }

    private static long epoch(RunningService instance) {
        return instance.bean(JdbcClient.class)
                .sql("select epoch from relay_checkpoint")
                .query(Long.class)
                .single();
    }

    private static List<ConsumerRecord<String, byte[]>> published(IncidentId id, int events) {
        return Broker.readUntil(records -> sequences(records, id).size() >= events).stream()
                .filter(record -> record.key().equals(id.toString()))
                .toList();
    }

    private static List<Integer> oneTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}

package mayday.command.axon;

import static mayday.command.RunningService.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.Together;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.JoinWarRoom;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.Split;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentRejection;
import mayday.command.store.AnsweredCommands;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.CommandInProgress;
import mayday.command.store.StoreRefusal.IdempotencyKeyReused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {

    static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void fifty_at_once_with_one_key_store_one_note_and_get_one_answer() throws InterruptedException {
        var id = service.report();

        var outcomes = Together.run(50, _ -> () -> send(Commands.note(id, "once"), "note", "f"));

        assertThat(Together.failures(outcomes)).isEmpty();
        assertThat(Together.values(outcomes))
                .hasSize(50)
                .containsOnly(Together.values(outcomes).getFirst());
        assertThat(service.log().version(id)).isEqualTo(2);
    }

    @Test
    void fifty_reports_at_once_with_one_key_are_one_incident_with_one_number() throws InterruptedException {
        var drawn = numbersDrawn();

        var outcomes = Together.run(
                50,
                _ -> () -> service.commands().report(Commands::report, ALICE, new IdempotencyKey("a", "report", "f")));

        assertThat(Together.failures(outcomes)).isEmpty();
        assertThat(Together.values(outcomes))
                .containsOnly(Together.values(outcomes).getFirst());
        assertThat(numbersDrawn()).isEqualTo(drawn + 1);
    }

    @Test
    void twenty_splits_at_once_with_one_key_begin_one_incident_with_one_number() throws InterruptedException {
        var id = service.report();
        var drawn = numbersDrawn();

        var outcomes = Together.run(20, _ -> () -> split(service, id, "split"));

        assertThat(Together.failures(outcomes)).isEmpty();
        assertThat(Together.values(outcomes))
                .containsOnly(Together.values(outcomes).getFirst());
        assertThat(Together.values(outcomes).getFirst().other()).isNotNull();
        assertThat(service.log().version(id)).isEqualTo(2);
        assertThat(numbersDrawn()).isEqualTo(drawn + 1);
    }

    @Test
    void splits_on_two_instances_with_one_key_begin_one_incident() throws InterruptedException {
        var id = service.report();
        try (var other = RunningService.on(service.database(), "mayday.command.relay.enabled=false")) {
            var incidents = incidents();

            var outcomes = Together.run(20, i -> () -> split(i % 2 == 0 ? service : other, id, "split-both"));

            assertThat(Together.failures(outcomes)).isEmpty();
            assertThat(Together.values(outcomes))
                    .containsOnly(Together.values(outcomes).getFirst());
            assertThat(service.log().version(id)).isEqualTo(2);
            assertThat(incidents()).isEqualTo(incidents + 1);
        }
    }

    @Test
    void instances_that_do_not_know_of_each_other_still_answer_once() throws InterruptedException {
        var id = service.report();
        try (var other = RunningService.on(service.database(), "mayday.command.relay.enabled=false")) {
            var outcomes = Together.run(
                    20,
                    i -> () -> (i % 2 == 0 ? service : other)
                            .commands()
                            .send(new CommandRequest(
                                    Commands.note(id, "once"), ALICE, null, new IdempotencyKey("a", "both", "f"))));

            assertThat(Together.failures(outcomes)).isEmpty();
            assertThat(Together.values(outcomes))
                    .containsOnly(Together.values(outcomes).getFirst());
            assertThat(service.log().version(id)).isEqualTo(2);
        }
    }

    @Test
    void a_key_used_for_something_else_is_refused() {
        var id = service.report();
        send(Commands.note(id, "this"), "reused", "one");

        assertThatExceptionOfType(StoreRefusal.class)
                .isThrownBy(() -> send(Commands.note(id, "that"), "reused", "other"))
                .returns(new IdempotencyKeyReused(), StoreRefusal::reason);
        assertThat(service.log().version(id)).isEqualTo(2);
    }

    @Test
    void a_repetition_is_answered_even_where_the_command_would_be_refused_by_now() {
        var id = service.report();
        service.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null));
        var left = send(new LeaveWarRoom(id, Commands.NOON, "bob"), "leave", "f");

        assertThat(send(new LeaveWarRoom(id, Commands.NOON, "bob"), "leave", "f"))
                .isEqualTo(left);
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> service.send(new LeaveWarRoom(id, Commands.NOON, "bob")));
    }

    @Test
    void a_repetition_with_the_version_it_was_sent_with_is_answered() {
        var id = service.report();
        var key = new IdempotencyKey("a", "expected", "f");
        var request = new CommandRequest(Commands.note(id, "first"), ALICE, 1, key);
        var receipt = service.commands().send(request);

        assertThat(service.commands().send(request)).isEqualTo(receipt);
    }

    @Test
    void that_nothing_changed_is_remembered_too() {
        var id = service.report();
        service.send(Commands.acknowledge(id));
        var unchanged = send(Commands.acknowledge(id), "again", "f");
        service.send(Commands.note(id, "later"));

        assertThat(unchanged.events()).isEmpty();
        assertThat(send(Commands.acknowledge(id), "again", "f")).isEqualTo(unchanged);
    }

    @Test
    void a_refusal_is_not_remembered() {
        var id = service.report();
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> send(new LeaveWarRoom(id, Commands.NOON, "bob"), "refused", "f"));
        service.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null));

        assertThat(send(new LeaveWarRoom(id, Commands.NOON, "bob"), "refused", "f")
                        .events())
                .hasSize(1);
    }

    @Test
    void while_another_instance_still_works_on_it_the_caller_is_told_so() throws SQLException {
        var id = service.report();
        var database = service.database();
        try (var elsewhere = DriverManager.getConnection(database.url(), database.app(), "");
                var statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("insert into answered_command values ('alice', 'slow', 'f', '')");

            assertThatExceptionOfType(StoreRefusal.class)
                    .isThrownBy(() -> send(Commands.note(id, "slow"), "slow", "f"))
                    .satisfies(refusal -> assertThat(refusal.reason()).isInstanceOf(CommandInProgress.class));
            elsewhere.rollback();
        }
        assertThat(send(Commands.note(id, "slow"), "slow", "f").version()).isEqualTo(2);
    }

    @Test
    void old_answers_are_forgotten_and_young_ones_kept() {
        var id = service.report();
        send(Commands.note(id, "old"), "old", "f");
        Postgres.execute(
                service.database(),
                "update answered_command set created_at = now() - interval '49 hours' where key = 'old'");
        send(Commands.note(id, "young"), "young", "f");

        service.bean(AnsweredCommands.class).purge(Duration.ofDays(2));

        assertThat(send(Commands.note(id, "young"), "young", "f").version()).isEqualTo(3);
        assertThat(send(Commands.note(id, "old"), "old", "f").version()).isEqualTo(4);
    }

    @Test
    void what_a_replay_was_answered_is_never_forgotten() {
        var id = service.report();
        send(Commands.note(id, "of a file"), new IdempotencyKey("replay", "line 1", "f"));
        Postgres.execute(
                service.database(),
                "update answered_command set created_at = now() - interval '5 years' where actor_id = 'replay'");

        service.bean(AnsweredCommands.class).purge(Duration.ofDays(2));

        assertThat(send(Commands.note(id, "of a file"), new IdempotencyKey("replay", "line 1", "f"))
                        .version())
                .isEqualTo(2);
        assertThat(service.log().version(id)).isEqualTo(2);
    }

    private static CommandReceipt send(IncidentCommand command, String key, String fingerprint) {
        return send(command, new IdempotencyKey("alice", key, fingerprint));
    }

    private static CommandReceipt send(IncidentCommand command, IdempotencyKey key) {
        return service.commands().send(new CommandRequest(command, ALICE, null, key));
    }

    private static CommandReceipt split(RunningService instance, IncidentId id, String key) {
        var into = Commands.newIncident();
        return instance.commands()
                .split(
                        number -> new Split(id, Commands.NOON, into, number, "Mails", null, null, List.of()),
                        ALICE,
                        null,
                        new IdempotencyKey("alice", key, "f"));
    }

    private static long incidents() {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from incident_number")
                .query(Long.class)
                .single();
    }

    private static long numbersDrawn() {
        return service.bean(JdbcClient.class)
                .sql("select coalesce(pg_sequence_last_value('incident_number_drawn'), 0)")
                .query(Long.class)
                .single();
    }
}

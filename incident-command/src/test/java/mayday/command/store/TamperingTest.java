package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.IncidentId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TamperingTest {

    static RunningService service;

    IncidentId id;

    @BeforeAll
    static void start() {
        service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void record_five_events() {
        id = service.report();
        for (int i = 2; i <= 5; i++) {
            service.send(Commands.note(id, "note " + i));
        }
    }

    @Test
    void an_untouched_chain_holds_and_names_its_head() {
        var last = service.log().events(id, 4, 1).getFirst();

        assertThat(service.verify(id))
                .returns(true, Verification::valid)
                .returns(5, Verification::version)
                .returns(last.hash(), Verification::head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = payload || ' '::bytea",
                "metadata = replace(convert_from(metadata, 'UTF8'), 'alice', 'mallory')::bytea",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "recorded_at = recorded_at - interval '1 second'",
                "type = 'incident.acknowledged'",
                "version = 2",
                "event_id = gen_random_uuid()",
                "previous_hash = sha256('x')",
                "hash = sha256('x')",
            })
    void a_changed_field_breaks_the_chain_where_it_was_changed(String change) {
        tamper("update event set %s where stream = '%s' and seq = 3".formatted(change, id));

        assertThat(service.verify(id)).returns(false, Verification::valid).returns(3, Verification::brokenAt);
    }

    @Test
    void a_missing_event_breaks_the_chain() {
        tamper("delete from event where stream = '%s' and seq = 3".formatted(id));

        assertThat(service.verify(id)).returns(4, Verification::brokenAt);
    }

    @Test
    void exchanged_events_break_the_chain() {
        tamper("""
                update event set seq = -seq + 100 where stream = '%1$s' and seq in (3, 4);
                update event set seq = case seq when 97 then 4 else 3 end where stream = '%1$s' and seq in (96, 97)
                """.formatted(id));

        assertThat(service.verify(id)).returns(3, Verification::brokenAt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update event set type = 'x'", "delete from event", "truncate event"})
    void the_database_refuses_to_change_or_remove_events_for_every_role(String change) {
        assertRefused(service.database().app(), change);
        assertRefused(service.database().owner(), change);
        assertRefused("postgres", change);
    }

    @Test
    void the_application_cannot_choose_a_transaction_or_position() {
        var copy = """
                insert into event (stream, seq, event_id, type, version, occurred_at, recorded_at, metadata, payload,
                                   previous_hash, hash, tx)
                select gen_random_uuid(), seq, gen_random_uuid(), type, version, occurred_at, recorded_at, metadata,
                       payload, previous_hash, hash, '1'::xid8 from event limit 1
                """;

        assertRefused(service.database().app(), copy);
    }

    private static void assertRefused(String role, String change) {
        assertThatExceptionOfType(SQLException.class)
                .as("%s as %s", change, role)
                .isThrownBy(() -> run(role, change))
                .returns("42501", SQLException::getSQLState);
    }

    private static void run(String role, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(service.database().url(), role, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As somebody with all rights over the database, who switches the guards off first. */
    private static void tamper(String sql) {
        Postgres.execute(service.database(), "set session_replication_role = replica; " + sql);
    }
}

package mayday.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.Together;
import mayday.command.incident.IncidentCommand.JoinWarRoom;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.Retract;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentLog;
import mayday.command.incident.IncidentRejection;
import mayday.command.incident.RandomCommands;
import mayday.command.store.CommandReceipt;
import mayday.command.store.Memory;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StaleVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ManyWritersTest {

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
    void of_fifty_who_expect_the_same_version_exactly_one_wins() throws InterruptedException {
        var id = service.report();
        for (int version = 1; version <= 5; version++) {
            var expected = version;
            var outcomes = Together.run(50, i -> () -> service.send(Commands.note(id, "note " + i), expected));

            assertThat(Together.values(outcomes)).singleElement().returns(expected + 1, CommandReceipt::version);
            assertThat(Together.failures(outcomes))
                    .hasSize(49)
                    .allSatisfy(failure ->
                            assertThat(((StoreRefusal) failure).reason()).isEqualTo(new StaleVersion(expected + 1)));
        }
    }

    @Test
    void fifty_who_expect_nothing_all_get_through() throws InterruptedException {
        var id = service.report();

        var outcomes = Together.run(50, i -> () -> service.send(Commands.note(id, "note " + i)));

        assertThat(Together.failures(outcomes)).isEmpty();
        assertThat(Together.values(outcomes))
                .extracting(CommandReceipt::version)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 51).boxed().toList());
        assertThat(service.verify(id).valid()).isTrue();
    }

    @Test
    void an_instance_decides_on_what_others_wrote() {
        var id = service.report();
        service.send(Commands.note(id, "seen here"));
        try (var other = RunningService.on(service.database(), "mayday.command.relay.enabled=false")) {
            other.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null));

            assertThat(service.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null))
                            .events())
                    .as("he is in the room already")
                    .isEmpty();
            other.send(new JoinWarRoom(id, Commands.NOON, "eve", null, null));
            assertThat(service.send(new LeaveWarRoom(id, Commands.NOON, "eve")).version())
                    .isEqualTo(5);
            assertThat(other.send(Commands.note(id, "on top"), 5).version()).isEqualTo(6);
            assertThat(service.send(Commands.note(id, "on top of that"), 6).version())
                    .isEqualTo(7);
        }
        assertThat(service.verify(id).valid()).isTrue();
    }

    @Test
    void a_command_to_a_known_incident_reads_nothing_and_writes_a_row() {
        var id = service.report();
        // That its predecessor is there, the insert asks with the rights of the table's owner.
        var tables = "select on event, answered_command, incident_number %s "
                + service.database().app();
        Postgres.execute(service.database(), "revoke " + tables.formatted("from"));
        try {
            for (int i = 0; i < 100; i++) {
                service.send(Commands.note(id, "note " + i));
            }
            assertThatThrownBy(() -> service.log().version(id)).hasStackTraceContaining("permission denied");
        } finally {
            Postgres.execute(service.database(), "grant " + tables.formatted("to"));
        }
        assertThat(service.log().version(id)).isEqualTo(101);
    }

    @Test
    void what_follows_is_remembered_and_the_entries_are_not() {
        var id = service.report();
        var joined = join(id, "bob");
        service.send(Commands.note(id, "on top"));
        assertThat(remembered(id).isWhole()).isFalse();

        service.send(new Retract(id, Commands.NOON, joined, "It was Eve"));

        assertThat(remembered(id).isWhole()).isFalse();
        join(id, "bob");
        assertThat(remembered(id)).isEqualTo(cold(id).log());
    }

    @Test
    void an_incident_with_many_notes_is_as_cheap_to_remember_as_one_with_few() {
        var id = service.report();
        join(id, "bob");
        var before =
                RecordedIncidents.weight(service.bean(RecordedIncidents.class).get(id));
        for (int i = 0; i < 100; i++) {
            service.send(Commands.note(id, "note " + i));
        }

        var noted = service.bean(RecordedIncidents.class).get(id);
        assertThat(noted.version()).isEqualTo(102);
        assertThat(RecordedIncidents.weight(noted)).isEqualTo(before);
        join(id, "eve");
        assertThat(RecordedIncidents.weight(
                        service.bean(RecordedIncidents.class).get(id)))
                .isGreaterThan(before);
    }

    @Test
    void what_another_instance_takes_back_does_not_count_here_either() {
        var id = service.report();
        var joined = join(id, "bob");
        try (var other = RunningService.on(service.database(), "mayday.command.relay.enabled=false")) {
            other.send(new Retract(id, Commands.NOON, joined, "It was Eve"));
        }

        join(id, "bob");

        assertThat(remembered(id)).isEqualTo(cold(id).log());
    }

    private static UUID join(IncidentId id, String person) {
        var receipt = service.send(new JoinWarRoom(id, Commands.NOON, person, null, null));
        assertThat(receipt.events()).as("the join of " + person).hasSize(1);
        return receipt.events().getFirst().eventId();
    }

    private static IncidentLog remembered(IncidentId id) {
        return service.bean(RecordedIncidents.class).get(id).log();
    }

    private static RecordedIncident cold(IncidentId id) {
        return new RecordedIncidents(service.log(), service.bean(Memory.class), DataSize.ofBytes(10)).get(id);
    }

    @Test
    void cold_warm_and_replayed_incidents_are_the_same() {
        var id = service.report();
        var random = new RandomCommands(id, new Random(42));
        for (int i = 0; i < 600; i++) {
            try {
                service.send(random.next());
            } catch (IncidentRejection refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }

        var warm = service.bean(RecordedIncidents.class).get(id);
        var cold = cold(id);
        var replayed = RecordedIncident.UNREPORTED;
        for (var event : service.log().events(id, 0, 1000)) {
            replayed = replayed.after(List.of(event));
        }

        assertThat(warm.version()).isGreaterThan(50);
        assertThat(cold).isEqualTo(warm);
        assertThat(replayed.withoutEntries()).isEqualTo(warm);
    }
}

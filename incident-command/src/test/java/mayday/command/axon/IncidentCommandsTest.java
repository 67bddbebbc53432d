package mayday.command.axon;

import static mayday.command.RunningService.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.Actor;
import mayday.command.incident.ImpactLevel;
import mayday.command.incident.ImpactTarget;
import mayday.command.incident.IncidentCommand.StartImpact;
import mayday.command.incident.IncidentRejection;
import mayday.command.incident.Provenance;
import mayday.command.store.CommandReceipt;
import mayday.command.store.Memory;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class IncidentCommandsTest {

    static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on(Postgres.fresh(), "mayday.policy.caches.systems=checkout");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_report_is_stored_with_its_number_and_provenance() {
        var receipt = service.commands().report(Commands::report, ALICE, null);

        assertThat(receipt.version()).isEqualTo(1);
        assertThat(receipt.number()).isPositive();
        var stored = service.log().events(receipt.incident(), 0, 10);
        assertThat(stored).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("reported");
            assertThat(event.number()).isEqualTo(receipt.number());
            assertThat(event.eventId()).isEqualTo(receipt.events().getFirst().eventId());
            assertThat(event.provenance()).isEqualTo(ALICE);
        });
    }

    @Test
    void what_the_system_adds_is_told_by_itself_because_of_what_was_said() {
        var id = service.report();

        var receipt = service.send(Commands.developerCopy(id));

        assertThat(receipt.events()).hasSize(2);
        assertThat(receipt.warnings()).isNotEmpty();
        var stored = service.log().events(id, 1, 10);
        assertThat(stored).extracting(StoredEvent::type).containsExactly("strategy_chosen", "note_taken");
        assertThat(stored.getFirst().provenance()).isEqualTo(ALICE);
        assertThat(stored.getFirst().warnings()).isEqualTo(receipt.warnings());
        assertThat(stored.getLast().provenance())
                .isEqualTo(ALICE.becauseOf(stored.getFirst().eventId()))
                .returns(Actor.system(), Provenance::actor);
        assertThat(stored.getLast().warnings()).isEmpty();
        assertThat(service.verify(id).valid()).isTrue();
        assertThat(new RecordedIncidents(service.log(), service.bean(Memory.class), DataSize.ofBytes(1)).get(id))
                .isEqualTo(service.bean(RecordedIncidents.class).get(id));
    }

    @Test
    void the_policy_answers_for_the_incident_whether_caches_hold_stale_data() {
        var id = service.report();
        var affected =
                new StartImpact(id, Commands.NOON, ImpactTarget.system("checkout"), ImpactLevel.DOWN, false, null);

        assertThat(service.bean(StrategyFactsOf.class).incident(id).answers().cachesStale())
                .isNull();
        service.send(affected);
        assertThat(service.bean(StrategyFactsOf.class).incident(id).answers().cachesStale())
                .isTrue();
    }

    @Test
    void commands_follow_one_another() {
        var id = service.report();

        var first = service.send(Commands.note(id, "first"));
        var second = service.send(Commands.note(id, "second"));

        assertThat(first.version()).isEqualTo(2);
        assertThat(second.version()).isEqualTo(3);
        assertThat(service.log().events(id, 0, 10))
                .extracting(StoredEvent::sequence)
                .containsExactly(1, 2, 3);
        assertThat(service.verify(id).valid()).isTrue();
    }

    @Test
    void what_changes_nothing_is_answered_with_the_same_version() {
        var id = service.report();
        var acknowledged = service.send(Commands.acknowledge(id));

        var again = service.send(Commands.acknowledge(id));

        assertThat(again.events()).isEmpty();
        assertThat(again).returns(acknowledged.version(), CommandReceipt::version);
    }

    @Test
    void an_incident_nobody_reported_is_unknown() {
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> service.send(Commands.note(Commands.newIncident(), "?")))
                .returns(IncidentRejection.Reason.UNKNOWN_INCIDENT, IncidentRejection::reason);
    }

    @Test
    void a_stale_version_is_refused_with_the_current_one() {
        var id = service.report();
        service.send(Commands.note(id, "somebody was faster"), 1);

        assertThatExceptionOfType(StoreRefusal.class)
                .isThrownBy(() -> service.send(Commands.note(id, "too late"), 1))
                .returns(new StoreRefusal.StaleVersion(2), StoreRefusal::reason);
    }
}

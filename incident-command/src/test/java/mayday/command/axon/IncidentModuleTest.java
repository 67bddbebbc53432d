package mayday.command.axon;

import static mayday.command.RunningService.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.HashSet;
import java.util.Random;
import mayday.command.Commands;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.JoinWarRoom;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentEvent.IncidentAbsorbed;
import mayday.command.incident.IncidentEvent.IncidentMerged;
import mayday.command.incident.IncidentEvent.ParticipantLeft;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentRejection;
import mayday.command.incident.Kinds;
import mayday.command.incident.Policy;
import mayday.command.incident.RandomCommands;
import mayday.command.store.CommandReceipt;
import mayday.command.store.CommandReceipt.Appended;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wiring, on Axon's own memory instead of the store. */
class IncidentModuleTest {

    static final IncidentId ID = Commands.newIncident();

    static final Metadata METADATA =
            CommandMetadata.of(new CommandRequest(Commands.acknowledge(ID), ALICE, null, null));

    AxonTestFixture fixture;

    @BeforeEach
    void start() {
        System.setProperty("axoniq.update-checker.disabled", "true");
        fixture = AxonTestFixture.with(IncidentModule.register(
                EventSourcingConfigurer.create(), Policy.standard(), UuidCreator::getTimeOrderedEpochPlus1));
    }

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void a_command_is_decided_on_the_events_before_it() {
        fixture.given()
                .command(Commands.report(ID, 7), METADATA)
                .command(new JoinWarRoom(ID, Commands.NOON, "bob", null, null), METADATA)
                .when()
                .command(new LeaveWarRoom(ID, Commands.NOON, "bob"), METADATA)
                .then()
                .success()
                .events(new ParticipantLeft(Commands.NOON, "bob"));
    }

    @Test
    void the_answer_names_number_version_and_events() {
        fixture.given()
                .command(Commands.report(ID, 7), METADATA)
                .when()
                .command(new JoinWarRoom(ID, Commands.NOON, "bob", null, null), METADATA)
                .then()
                .success()
                .resultMessagePayloadSatisfies(answer -> {
                    var receipt = (CommandReceipt) answer;
                    assertThat(receipt.number()).isEqualTo(7);
                    assertThat(receipt.version()).isEqualTo(2);
                    assertThat(receipt.events()).singleElement().returns("participant_joined", Appended::type);
                });
    }

    @Test
    void a_command_that_concerns_two_incidents_is_decided_on_both() {
        var other = Commands.newIncident();
        fixture.given()
                .command(Commands.report(ID, 7), METADATA)
                .command(Commands.report(other, 8), METADATA)
                .when()
                .command(new Merge(ID, Commands.NOON, other, 8, null), METADATA)
                .then()
                .success()
                .events(
                        new IncidentMerged(Commands.NOON, other.value(), 8, null),
                        new IncidentAbsorbed(Commands.NOON, ID.value(), 7, null));
    }

    @Test
    void a_refusal_reaches_the_caller_as_it_is() {
        fixture.given()
                .command(Commands.report(ID, 7), METADATA)
                .when()
                .command(new LeaveWarRoom(ID, Commands.NOON, "bob"), METADATA)
                .then()
                .exception(IncidentRejection.class);
    }

    @Test
    void every_command_has_a_handler() {
        var configuration = IncidentModule.register(
                        EventSourcingConfigurer.create(), Policy.standard(), UuidCreator::getTimeOrderedEpochPlus1)
                .start();
        var bus = configuration.getComponent(CommandBus.class);
        var random = new RandomCommands(ID, new Random(1));
        var missing = new HashSet<>(Kinds.ofCommands());
        while (!missing.isEmpty()) {
            var command = random.ofLogOrIncident();
            if (missing.remove(command.getClass())) {
                var result = bus.dispatch(message(command), null);
                // Refused or not, somebody has to have looked at it.
                assertThat(result.handle((_, failure) -> failure == null ? "" : failure.toString())
                                .join())
                        .doesNotContain("No handler");
            }
        }
        configuration.shutdown();
    }

    private static GenericCommandMessage message(IncidentCommand command) {
        return new GenericCommandMessage(new MessageType(command.getClass()), command, METADATA);
    }
}

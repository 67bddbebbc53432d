package mayday.command.axon;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import mayday.command.encoding.EventType;
import mayday.command.incident.Decision;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.Provenance;
import mayday.command.incident.Policy;
import mayday.command.store.CommandReceipt;
import mayday.command.store.CommandReceipt.Appended;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StaleVersion;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.jspecify.annotations.Nullable;

/** One command meeting one state of its incident. */
record CommandInProgress(IncidentCommand command, RecordedIncident incident, ProcessingContext work) {

    /** Decides, hands the events to the unit of work, and says what the answer is once they are stored. */
    CommandReceipt decide(Policy policy, Supplier<UUID> eventIds) {
        var metadata = requireNonNull(Message.fromContext(work)).metadata();
        requireExpected(CommandMetadata.expectedVersion(metadata));
        var decision = incident.log().decide(command, policy);
        var provenance = CommandMetadata.provenance(metadata);
        var messages = messages(decision, provenance, eventIds);
        var receipt = receipt(decision, messages);
        work.putResource(Answer.KEY, new Answer(receipt, provenance, CommandMetadata.idempotency(metadata)));
        EventAppender.forContext(work).append(messages);
        return receipt;
    }

    private void requireExpected(@Nullable Integer expected) {
        if (expected != null && expected != incident.version()) {
            throw new StoreRefusal(
                    new StaleVersion(incident.version()),
                    "Expected version %d, but the incident is at %d".formatted(expected, incident.version()));
        }
    }

    private List<EventMessage> messages(Decision decision, Provenance provenance, Supplier<UUID> eventIds) {
        var metadata = CommandMetadata.ofEvents(command.incident(), provenance);
        var messages = new ArrayList<EventMessage>(decision.events().size());
        for (var event : decision.events()) {
            messages.add(new GenericEventMessage(
                    eventIds.get().toString(),
                    IncidentModule.typeOf(event),
                    event,
                    metadata,
                    event.when().at()));
        }
        return messages;
    }

    private CommandReceipt receipt(Decision decision, List<EventMessage> messages) {
        var version = incident.version();
        var appended = new ArrayList<Appended>(messages.size());
        for (var message : messages) {
            var type = EventType.of(message.payloadType()).publicName();
            appended.add(new Appended(UUID.fromString(message.identifier()), type, ++version));
        }
        var number = command instanceof ReportIncident report ? report.number() : incident.number();
        return new CommandReceipt(command.incident(), number, version, appended, decision.warnings());
    }
}

package mayday.command.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import mayday.command.encoding.EventType;
import mayday.command.incident.Decision;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentEvent.DeploymentScheduled;
import mayday.command.incident.IncidentEvent.HypothesisRaised;
import mayday.command.incident.IncidentEvent.IncidentReported;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.incident.Warning;
import mayday.command.store.CommandReceipt.Appended;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on one incident, as Axon takes it.
 *
 * @param number the n of INC-n
 * @param version its last sequence once this is stored
 */
record Decided(IncidentId incident, int number, int version, List<EventMessage> messages, List<Warning> warnings) {

    static Decided of(
            IncidentId id, RecordedIncident before, Decision decision, Provenance provenance, Supplier<UUID> eventIds) {
        var messages = new ArrayList<EventMessage>();
        var said = CommandMetadata.ofEvents(id, provenance);
        for (var event : decision.events()) {
            messages.add(message(event, said, eventIds));
        }
        if (!decision.followUps().isEmpty()) {
            var cause = UUID.fromString(messages.getLast().identifier());
            var added = CommandMetadata.ofFollowUps(id, cause);
            decision.followUps().forEach(event -> messages.add(message(event, added, eventIds)));
        }
        return new Decided(
                id,
                number(before, decision.events()),
                before.version() + messages.size(),
                messages,
                decision.warnings());
    }

    private static EventMessage message(IncidentEvent event, Metadata metadata, Supplier<UUID> eventIds) {
        return new GenericEventMessage(
                eventIds.get().toString(),
                IncidentModule.typeOf(event),
                event,
                metadata,
                event.when().at());
    }

    private static int number(RecordedIncident before, List<IncidentEvent> events) {
        return !events.isEmpty() && events.getFirst() instanceof IncidentReported reported
                ? reported.number()
                : before.number();
    }

    List<Appended> appended() {
        var appended = new ArrayList<Appended>(messages.size());
        var sequence = version - messages.size();
        for (var message : messages) {
            var type = EventType.of(message.payloadType()).publicName();
            appended.add(new Appended(UUID.fromString(message.identifier()), type, ++sequence, name(message)));
        }
        return List.copyOf(appended);
    }

    private static @Nullable String name(EventMessage message) {
        return switch (message.payload()) {
            case HypothesisRaised raised -> raised.hypothesisId();
            case DeploymentScheduled scheduled -> scheduled.scheduleId();
            case null, default -> null;
        };
    }
}

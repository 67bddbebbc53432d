package mayday.command.axon;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import mayday.command.encoding.EventType;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Policy;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.MetadataBasedTagResolver;
import org.axonframework.messaging.commandhandling.CommandHandlingComponent;
import org.axonframework.messaging.commandhandling.annotation.AnnotatedCommandHandlingComponent;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.core.annotation.ParameterResolverFactory;
import org.axonframework.messaging.core.conversion.MessageConverter;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Registers the incident with Axon: which state belongs to a command, how it evolves, who handles what. */
final class IncidentModule {

    /** What ties an event to its incident, for Axon; it is the name of the metadata entry too. */
    static final String TAG = "incident";

    private IncidentModule() {}

    static EventSourcingConfigurer register(EventSourcingConfigurer axon, Policy policy, Supplier<UUID> eventIds) {
        return axon.registerTagResolver(_ -> new MetadataBasedTagResolver(TAG))
                .componentRegistry(components -> components
                        .registerComponent(MessageTypeResolver.class, _ -> IncidentModule::typeOf)
                        .registerComponent(Converter.class, _ -> new NoConversion()))
                .registerEntity(entity())
                .registerCommandHandlingModule(CommandHandlingModule.named("incident")
                        .commandHandlers()
                        .commandHandlingComponent(
                                components -> handlers(components, new IncidentCommandHandler(policy, eventIds))));
    }

    static MessageType typeOf(IncidentEvent event) {
        return typeOf(EventType.of(event));
    }

    private static Optional<MessageType> typeOf(Class<?> payload) {
        return Optional.of(
                IncidentEvent.class.isAssignableFrom(payload)
                        ? typeOf(EventType.of(payload))
                        : new MessageType(payload));
    }

    private static MessageType typeOf(EventType type) {
        return new MessageType(type.storedName(), Integer.toString(type.version()));
    }

    private static EventSourcedEntityModule<IncidentId, RecordedIncident> entity() {
        return EventSourcedEntityModule.declarative(IncidentId.class, RecordedIncident.class)
                .messagingModel((_, model) -> model.entityEvolver((incident, message, _) -> evolve(incident, message))
                        .build())
                .entityFactory(_ -> EventSourcedEntityFactory.fromNoArgument(() -> RecordedIncident.UNREPORTED))
                .criteriaResolver(_ -> (id, _) -> EventCriteria.havingTags(Tag.of(TAG, id.toString())))
                .build();
    }

    private static RecordedIncident evolve(RecordedIncident incident, EventMessage message) {
        return switch (message.payload()) {
            // The storage engine hands over the folded state instead of the events that led to it.
            case RecordedIncident folded -> folded;
            case IncidentEvent event -> incident.after(CommandMetadata.entry(message, event));
            case null, default -> throw new IllegalStateException("Not of an incident: " + message.type());
        };
    }

    private static CommandHandlingComponent handlers(Configuration components, IncidentCommandHandler handler) {
        return new AnnotatedCommandHandlingComponent<>(
                handler,
                components.getComponent(ParameterResolverFactory.class),
                ClasspathHandlerDefinition.forClass(IncidentCommandHandler.class),
                components.getComponent(MessageTypeResolver.class),
                components.getComponent(MessageConverter.class));
    }
}

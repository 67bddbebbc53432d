package mayday.command.axon;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import mayday.command.incident.Entry;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentId;
import mayday.command.store.Append;
import mayday.command.store.EventWriter;
import mayday.command.store.NewEvent;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventsCondition;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage, on our event store. It sources an incident as one message, its state as last seen, and appends what
 * was decided on that state. Publication does not go through Axon: its streaming can skip events for good.
 */
final class IncidentStorageEngine implements EventStorageEngine {

    private static final MessageType STATE = new MessageType("incident.state");

    private final EventWriter store;
    private final RecordedIncidents incidents;

    IncidentStorageEngine(EventWriter store, RecordedIncidents incidents) {
        this.store = store;
        this.incidents = incidents;
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext work) {
        var incident = incidents.get(incidentOf(condition));
        var marker = Context.with(ConsistencyMarker.RESOURCE_KEY, (ConsistencyMarker) new DecidedOn(incident));
        MessageStream<EventMessage> state =
                MessageStream.just(new GenericEventMessage(STATE, incident)).cast();
        return state.concatWith(MessageStream.<EventMessage>just(TerminalEventMessage.INSTANCE, _ -> marker)
                .cast());
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext work, List<TaggedEventMessage<?>> events) {
        var answer = work == null ? null : work.getResource(Answer.KEY);
        if (answer == null || !(condition.consistencyMarker() instanceof DecidedOn(RecordedIncident before))) {
            throw new IllegalStateException("Only the command handler appends events");
        }
        var decided = events.stream().map(IncidentStorageEngine::newEvent).toList();
        var append = new Append(answer.receipt(), before.head(), decided, answer.provenance(), answer.idempotency());
        return CompletableFuture.completedFuture(new StoreTransaction(append, before));
    }

    private final class StoreTransaction implements AppendTransaction<RecordedIncident> {

        private final Append append;
        private final RecordedIncident before;

        StoreTransaction(Append append, RecordedIncident before) {
            this.append = append;
            this.before = before;
        }

        @Override
        public CompletableFuture<RecordedIncident> commit(@Nullable ProcessingContext work) {
            var head = store.append(append);
            var after = before;
            var teller = append.provenance().actor().kind();
            for (var next : append.events()) {
                after = after.after(Entry.of(next.id(), next.event(), teller));
            }
            after = after.at(head);
            incidents.advance(append.receipt().incident(), after);
            return CompletableFuture.completedFuture(after);
        }

        @Override
        public void rollback(@Nullable ProcessingContext work) {
            // Nothing is written before the commit.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                RecordedIncident after, @Nullable ProcessingContext work) {
            return CompletableFuture.completedFuture(new DecidedOn(after));
        }
    }

    private static NewEvent newEvent(TaggedEventMessage<?> tagged) {
        var message = tagged.event();
        if (message.payload() instanceof IncidentEvent event) {
            return new NewEvent(UUID.fromString(message.identifier()), event);
        }
        throw new IllegalStateException("Not an event of an incident: " + message.type());
    }

    private static IncidentId incidentOf(EventsCondition condition) {
        return condition.criteria().flatten().stream()
                .flatMap(criterion -> criterion.tags().stream())
                .filter(tag -> tag.key().equals(IncidentModule.TAG))
                .map(tag -> new IncidentId(UUID.fromString(tag.value())))
                .reduce((_, _) -> {
                    throw new IllegalStateException("A command concerns one incident");
                })
                .orElseThrow(() -> new IllegalStateException("A command concerns an incident"));
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext work) {
        throw streaming();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext work) {
        throw streaming();
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext work) {
        throw streaming();
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext work) {
        throw streaming();
    }

    private static UnsupportedOperationException streaming() {
        return new UnsupportedOperationException("The log is followed in commit order, by the relay, not through Axon");
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", store);
    }
}

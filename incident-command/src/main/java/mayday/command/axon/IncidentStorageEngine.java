package mayday.command.axon;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mayday.command.incident.Entry;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentId;
import mayday.command.store.Append;
import mayday.command.store.Append.Part;
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
import org.axonframework.messaging.eventstreaming.Tag;
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
        var id = incidentOf(condition);
        var incident = incidents.get(id);
        var marker = Context.with(ConsistencyMarker.RESOURCE_KEY, (ConsistencyMarker) DecidedOn.one(id, incident));
        MessageStream<EventMessage> state =
                MessageStream.just(new GenericEventMessage(STATE, incident)).cast();
        return state.concatWith(MessageStream.<EventMessage>just(TerminalEventMessage.INSTANCE, _ -> marker)
                .cast());
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext work, List<TaggedEventMessage<?>> events) {
        var answer = work == null ? null : work.getResource(Answer.KEY);
        if (answer == null || !(condition.consistencyMarker() instanceof DecidedOn decidedOn)) {
            throw new IllegalStateException("Only the command handler appends events");
        }
        var append = new Append(
                answer.receipt(), parts(answer, decidedOn, events), answer.provenance(), answer.idempotency());
        return CompletableFuture.completedFuture(new StoreTransaction(append, decidedOn));
    }

    private static List<Part> parts(Answer answer, DecidedOn decidedOn, List<TaggedEventMessage<?>> events) {
        var byIncident = events.stream()
                .collect(groupingBy(
                        IncidentStorageEngine::incidentOf,
                        LinkedHashMap::new,
                        mapping(IncidentStorageEngine::newEvent, toList())));
        return byIncident.entrySet().stream()
                .map(part -> new Part(
                        part.getKey(),
                        answer.receipt().numberOf(part.getKey()),
                        decidedOn.require(part.getKey()).head(),
                        part.getValue(),
                        answer.warnings().getOrDefault(part.getKey(), List.of())))
                .toList();
    }

    private final class StoreTransaction implements AppendTransaction<DecidedOn> {

        private final Append append;
        private final DecidedOn before;

        StoreTransaction(Append append, DecidedOn before) {
            this.append = append;
            this.before = before;
        }

        @Override
        public CompletableFuture<DecidedOn> commit(@Nullable ProcessingContext work) {
            var heads = store.append(append).iterator();
            var after = new HashMap<IncidentId, RecordedIncident>();
            for (var part : append.parts()) {
                var entries = part.events().stream().map(this::entry).toList();
                after.put(part.incident(), before.require(part.incident()).after(entries, heads.next()));
            }
            after.forEach(incidents::advance);
            return CompletableFuture.completedFuture(new DecidedOn(after));
        }

        private Entry entry(NewEvent next) {
            var teller = next.provenance(append.provenance()).actor().kind();
            return Entry.of(next.id(), next.event(), teller);
        }

        @Override
        public void rollback(@Nullable ProcessingContext work) {
            // Nothing is written before the commit.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(DecidedOn after, @Nullable ProcessingContext work) {
            return CompletableFuture.completedFuture(after);
        }
    }

    private static NewEvent newEvent(TaggedEventMessage<?> tagged) {
        var message = tagged.event();
        if (message.payload() instanceof IncidentEvent event) {
            return new NewEvent(
                    UUID.fromString(message.identifier()), event, CommandMetadata.cause(message.metadata()));
        }
        throw new IllegalStateException("Not an event of an incident: " + message.type());
    }

    private static IncidentId incidentOf(EventsCondition condition) {
        return incidentOf(condition.criteria().flatten().stream().flatMap(criterion -> criterion.tags().stream()));
    }

    private static IncidentId incidentOf(TaggedEventMessage<?> tagged) {
        return incidentOf(tagged.tags().stream());
    }

    private static IncidentId incidentOf(Stream<Tag> tags) {
        return tags.filter(tag -> tag.key().equals(IncidentModule.TAG))
                .map(tag -> new IncidentId(UUID.fromString(tag.value())))
                .reduce((_, _) -> {
                    throw new IllegalStateException("Each incident is read, and written to, by itself");
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

package mayday.timeline.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.timeline.event.EventReader;
import mayday.timeline.event.ProjectedEvents;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.UnreadableEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The timeline keeps every event as it was published: whoever folds anew reads it here. */
@Repository
class TimelineLog implements ProjectedEvents {

    private final JdbcClient db;

    TimelineLog(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<PublishedEvent> of(Collection<UUID> incidents) {
        return db.sql("""
                select event from timeline_entry where incident_id = any(:incidents::uuid[])
                order by incident_id, sequence
                """)
                .param("incidents", incidents.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> read(row.getBytes(1)))
                .list();
    }

    @Override
    public Set<UUID> thatTell(FactCase fact, Collection<UUID> incidents) {
        return Set.copyOf(db.sql("""
                select distinct incident_id from timeline_entry
                where incident_id = any(:incidents::uuid[]) and kind = :kind and position(:type in entry) > 0
                """)
                .param("incidents", incidents.stream().map(UUID::toString).toArray(String[]::new))
                .param("kind", EntryKind.of(fact).name())
                .param("type", type(fact))
                .query(UUID.class)
                .list());
    }

    @Override
    public Set<UUID> displaced(Collection<PublishedEvent> events) {
        return Set.copyOf(db.sql("""
                select distinct said.event_id
                from unnest(:incidents::uuid[], :sequences, :events::uuid[]) as said (incident_id, sequence, event_id)
                join timeline_entry held using (incident_id, sequence)
                where held.event_id <> said.event_id
                """)
                .param("incidents", texts(events, PublishedEvent::incidentId))
                .param(
                        "sequences",
                        events.stream().mapToInt(PublishedEvent::sequence).toArray())
                .param("events", texts(events, PublishedEvent::eventId))
                .query(UUID.class)
                .list());
    }

    private static String[] texts(Collection<PublishedEvent> events, Function<PublishedEvent, UUID> id) {
        return events.stream().map(id).map(UUID::toString).toArray(String[]::new);
    }

    /** As it stands in the encoded entry; what people write has its quotes escaped there. */
    private static byte[] type(FactCase fact) {
        return "\"type\":\"%s\"".formatted(fact.name().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
    }

    private static PublishedEvent read(byte[] published) {
        try {
            return EventReader.event(EventReader.tree(published));
        } catch (UnreadableEvent impossible) {
            throw new IllegalStateException("It could be read when it came", impossible);
        }
    }
}

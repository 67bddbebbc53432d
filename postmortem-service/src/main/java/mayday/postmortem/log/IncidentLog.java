package mayday.postmortem.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mayday.postmortem.draft.Heading;
import mayday.postmortem.draft.Occurrence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events of every incident, gap-free from 1 up to a version, as this service has them. */
@Component
public class IncidentLog {

    private final JdbcClient db;
    private final JdbcTemplate batches;

    IncidentLog(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    public Optional<Incident> find(UUID incidentId) {
        return db.sql(
                        "select incident_id, number, title, version, resolved_at, resolve_happened_at from incident where incident_id = ?")
                .param(incidentId)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The incident with this number; the latest, where a record that was started anew has given it twice. */
    public Optional<Incident> find(long ordinal) {
        return db.sql("""
                        select incident_id, number, title, version, resolved_at, resolve_happened_at from incident
                        where ordinal = ? order by incident_id desc limit 1
                        """).param(ordinal).query((row, _) -> read(row)).optional();
    }

    private static Incident read(ResultSet row) throws SQLException {
        var resolvedAt = row.getTimestamp("resolved_at");
        var happenedAt = row.getObject("resolve_happened_at", OffsetDateTime.class);
        return new Incident(
                row.getObject("incident_id", UUID.class),
                row.getString("number"),
                new Heading(row.getString("title"), happenedAt == null ? null : happenedAt.toInstant()),
                row.getInt("version"),
                resolvedAt == null ? null : resolvedAt.toInstant());
    }

    /** The events 1..version, in order. */
    public List<Occurrence> entries(UUID incidentId, int version) {
        return db.sql("""
                        select body, fact from incident_event
                        where incident_id = ? and sequence <= ? order by sequence
                        """)
                .params(incidentId, version)
                .query((row, _) -> new Occurrence(PublishedEvent.parse(row.getString("body")), row.getString("fact")))
                .list();
    }

    /**
     * Incidents, locked until the end of the transaction, so that no two of the readers of the topic and the repair
     * extend one log at once. An incident that has no row yet is locked by its id.
     */
    public Map<UUID, Incident> lock(Collection<UUID> incidentIds) {
        var ids = incidentIds.stream().sorted().toArray(UUID[]::new);
        db.sql("select pg_advisory_xact_lock(hashtextextended(id::text, 0)) from unnest(:ids::uuid[]) as asked (id)")
                .param("ids", ids)
                .query((_, _) -> ids.length)
                .list();
        var found = new HashMap<UUID, Incident>();
        db.sql("""
                        select incident_id, number, title, version, resolved_at, resolve_happened_at from incident
                        where incident_id = any (:ids) order by incident_id for update
                        """)
                .param("ids", ids)
                .query((row, _) -> read(row))
                .list()
                .forEach(incident -> found.put(incident.incidentId(), incident));
        return found;
    }

    public void append(List<PublishedEvent> events) {
        batches.batchUpdate(
                "insert into incident_event (incident_id, sequence, event_id, fact, body) values (?, ?, ?, ?, ?)",
                events.stream()
                        .map(event -> new Object[] {
                            event.incidentId(), event.sequence(), event.eventId(), event.fact(), event.body()
                        })
                        .toList());
    }

    public void save(Collection<Incident> incidents) {
        batches.batchUpdate(
                """
                insert into incident (incident_id, number, ordinal, title, version, resolved_at, resolve_happened_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (incident_id) do update
                    set title = excluded.title, version = excluded.version, resolved_at = excluded.resolved_at,
                        resolve_happened_at = excluded.resolve_happened_at
                """,
                incidents.stream()
                        .map(incident -> new Object[] {
                            incident.incidentId(),
                            incident.number(),
                            Long.parseLong(incident.number().substring("INC-".length())),
                            incident.heading().title(),
                            incident.version(),
                            incident.resolvedAt() == null ? null : Timestamp.from(incident.resolvedAt()),
                            happenedAt(incident.heading())
                        })
                        .toList());
    }

    /** A day long ago is one of today's calendar, as it is everywhere else. */
    private static @Nullable OffsetDateTime happenedAt(Heading heading) {
        return heading.resolvedAt() == null ? null : heading.resolvedAt().atOffset(ZoneOffset.UTC);
    }

    /** With the heading that its whole log tells. */
    public Incident retold(Incident incident) {
        var log = entries(incident.incidentId(), incident.version());
        return new Incident(
                incident.incidentId(), incident.number(), Heading.of(log), incident.version(), incident.resolvedAt());
    }

    /** Those of the given events whose place in the log is held by another event. */
    public Set<UUID> displaced(List<PublishedEvent> known) {
        if (known.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(db.sql("""
                        select said.event_id
                        from unnest(:incidents::uuid[], :sequences::int[], :events::uuid[])
                            as said (incident_id, sequence, event_id)
                        join incident_event held using (incident_id, sequence)
                        where held.event_id <> said.event_id
                        """)
                .param(
                        "incidents",
                        known.stream().map(PublishedEvent::incidentId).toArray(UUID[]::new))
                .param("sequences", known.stream().map(PublishedEvent::sequence).toArray(Integer[]::new))
                .param("events", known.stream().map(PublishedEvent::eventId).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}

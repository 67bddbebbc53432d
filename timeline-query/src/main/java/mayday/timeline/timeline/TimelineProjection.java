package mayday.timeline.timeline;

import java.util.List;
import java.util.function.Function;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Writes;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One timeline row per event. Projecting an event again changes nothing: its id is the key. What is said about an entry
 * later changes how it is shown, not what was published.
 */
@Component
@Order(0)
class TimelineProjection implements Projection {

    private final JdbcClient db;

    TimelineProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public void project(List<PublishedEvent> events, Writes writes) {
        write(events.stream().map(TimelineEntry::of).toList(), "do nothing", writes);
        writeHeadings(reports(events), "do nothing", writes);
    }

    /** What looks as before is not written again. */
    @Override
    public void refold(List<EffectiveLog> logs, Writes writes) {
        var entries = logs.stream()
                .flatMap(log -> log.entries().stream().map(standing -> TimelineEntry.of(standing, log)))
                .toList();
        write(entries, """
                do update set kind = excluded.kind, occurred_at = excluded.occurred_at, pinned = excluded.pinned,
                    entry = excluded.entry
                where timeline_entry.entry <> excluded.entry
                """, writes);
        writeHeadings(
                reports(logs.stream().flatMap(log -> log.counting().stream()).toList()),
                "do update set title = excluded.title where timeline_heading.title <> excluded.title",
                writes);
    }

    private static List<PublishedEvent> reports(List<PublishedEvent> events) {
        return events.stream()
                .filter(event -> event.factCase() == FactCase.REPORTED)
                .toList();
    }

    private static void write(List<TimelineEntry> entries, String whereKnown, Writes writes) {
        writes.add(
                """
                insert into timeline_entry (event_id, incident_id, sequence, kind, occurred_at, pinned, entry, event)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::boolean[],
                                     ?::bytea[], ?::bytea[])
                on conflict (event_id) %s
                """.formatted(whereKnown),
                texts(entries, entry -> entry.event().eventId()),
                texts(entries, entry -> entry.event().incidentId()),
                entries.stream().mapToInt(entry -> entry.event().sequence()).toArray(),
                texts(entries, TimelineEntry::kind),
                texts(entries, entry -> entry.event().occurredAt()),
                entries.stream().map(TimelineEntry::isPinned).toArray(Boolean[]::new),
                entries.stream().map(TimelineEntry::json).toArray(byte[][]::new),
                entries.stream().map(entry -> entry.event().json().bytes()).toArray(byte[][]::new));
    }

    private static void writeHeadings(List<PublishedEvent> reports, String whereKnown, Writes writes) {
        if (!reports.isEmpty()) {
            writes.add(
                    """
                    insert into timeline_heading (incident_id, title)
                    select * from unnest(?::uuid[], ?::text[])
                    on conflict (incident_id) %s
                    """.formatted(whereKnown),
                    texts(reports, PublishedEvent::incidentId),
                    texts(reports, event -> event.message().getReported().getTitle()));
        }
    }

    private static <T> String[] texts(List<T> values, Function<T, Object> text) {
        return values.stream().map(text).map(Object::toString).toArray(String[]::new);
    }

    @Override
    public void clear() {
        db.sql("truncate timeline_entry, timeline_heading").update();
    }
}

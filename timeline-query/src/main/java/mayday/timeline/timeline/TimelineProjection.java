package mayday.timeline.timeline;

import java.util.List;
import java.util.function.Function;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
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
    public void project(List<PublishedEvent> events) {
        write(events.stream().map(TimelineEntry::of).toList(), "do nothing");
        writeHeadings(reports(events), "do nothing");
    }

    /** What looks as before is not written again. */
    @Override
    public void refold(List<EffectiveLog> logs) {
        var entries = logs.stream()
                .flatMap(log -> log.entries().stream().map(standing -> TimelineEntry.of(standing, log)))
                .toList();
        write(entries, """
                do update set kind = excluded.kind, occurred_at = excluded.occurred_at, pinned = excluded.pinned,
                    entry = excluded.entry
                where timeline_entry.entry <> excluded.entry
                """);
        writeHeadings(
                reports(logs.stream().flatMap(log -> log.counting().stream()).toList()),
                "do update set title = excluded.title where timeline_heading.title <> excluded.title");
    }

    private static List<PublishedEvent> reports(List<PublishedEvent> events) {
        return events.stream()
                .filter(event -> event.factCase() == FactCase.REPORTED)
                .toList();
    }

    private void write(List<TimelineEntry> entries, String whereKnown) {
        db.sql("""
                insert into timeline_entry (event_id, incident_id, sequence, kind, occurred_at, pinned, entry, event)
                select * from unnest(:events::uuid[], :incidents::uuid[], :sequences, :kinds,
                                     :occurred::timestamptz[], :pinned, :entries, :published)
                on conflict (event_id) %s
                """.formatted(whereKnown))
                .param("events", texts(entries, entry -> entry.event().eventId()))
                .param("incidents", texts(entries, entry -> entry.event().incidentId()))
                .param(
                        "sequences",
                        entries.stream()
                                .mapToInt(entry -> entry.event().sequence())
                                .toArray())
                .param("kinds", texts(entries, TimelineEntry::kind))
                .param("occurred", texts(entries, entry -> entry.event().occurredAt()))
                .param("pinned", entries.stream().map(TimelineEntry::isPinned).toArray(Boolean[]::new))
                .param("entries", entries.stream().map(TimelineEntry::json).toArray(byte[][]::new))
                .param(
                        "published",
                        entries.stream()
                                .map(entry -> entry.event().json().bytes())
                                .toArray(byte[][]::new))
                .update();
    }

    private void writeHeadings(List<PublishedEvent> reports, String whereKnown) {
        if (reports.isEmpty()) {
            return;
        }
        db.sql("""
                insert into timeline_heading (incident_id, title)
                select * from unnest(:incidents::uuid[], :titles)
                on conflict (incident_id) %s
                """.formatted(whereKnown))
                .param("incidents", texts(reports, PublishedEvent::incidentId))
                .param(
                        "titles",
                        texts(reports, event -> event.message().getReported().getTitle()))
                .update();
    }

    private static <T> String[] texts(List<T> values, Function<T, Object> text) {
        return values.stream().map(text).map(Object::toString).toArray(String[]::new);
    }

    @Override
    public void clear() {
        db.sql("truncate timeline_entry, timeline_heading").update();
    }
}

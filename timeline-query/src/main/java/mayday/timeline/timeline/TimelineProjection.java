package mayday.timeline.timeline;

import java.util.List;
import java.util.function.Function;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One timeline row per event. Projecting an event again changes nothing: its id is the key. */
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
        var entries = events.stream().map(TimelineEntry::of).toList();
        db.sql("""
                insert into timeline_entry (event_id, incident_id, sequence, kind, occurred_at, entry, event)
                select * from unnest(:events::uuid[], :incidents::uuid[], :sequences, :kinds,
                                     :occurred::timestamptz[], :entries, :published)
                on conflict (event_id) do nothing
                """)
                .param("events", texts(events, PublishedEvent::eventId))
                .param("incidents", texts(events, PublishedEvent::incidentId))
                .param(
                        "sequences",
                        events.stream().mapToInt(PublishedEvent::sequence).toArray())
                .param("kinds", texts(entries, TimelineEntry::kind))
                .param("occurred", texts(events, PublishedEvent::occurredAt))
                .param("entries", entries.stream().map(TimelineEntry::json).toArray(byte[][]::new))
                .param(
                        "published",
                        events.stream().map(event -> event.json().bytes()).toArray(byte[][]::new))
                .update();
        writeHeadings(events.stream()
                .filter(event -> event.factCase() == FactCase.REPORTED)
                .toList());
    }

    private void writeHeadings(List<PublishedEvent> reports) {
        if (reports.isEmpty()) {
            return;
        }
        db.sql("""
                insert into timeline_heading (incident_id, title)
                select * from unnest(:incidents::uuid[], :titles)
                on conflict (incident_id) do nothing
                """)
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

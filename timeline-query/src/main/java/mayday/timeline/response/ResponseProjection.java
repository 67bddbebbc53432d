package mayday.timeline.response;

import java.util.List;
import java.util.function.Function;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per stamp that an event sets. Which of them count is decided when somebody asks. */
@Component
@Order(0)
class ResponseProjection implements Projection {

    private record Row(PublishedEvent event, Milestone milestone) {}

    private final JdbcClient db;

    ResponseProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "response";
    }

    @Override
    public void project(List<PublishedEvent> events) {
        var rows = events.stream()
                .flatMap(event -> Milestones.of(event).stream().map(milestone -> new Row(event, milestone)))
                .toList();
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    @Override
    public void refold(List<EffectiveLog> logs) {
        db.sql("delete from response_event where incident_id = any(:incidents::uuid[])")
                .param(
                        "incidents",
                        logs.stream().map(log -> log.incidentId().toString()).toArray(String[]::new))
                .update();
        project(logs.stream().flatMap(log -> log.counting().stream()).toList());
    }

    private void insert(List<Row> rows) {
        db.sql("""
                insert into response_event
                    (event_id, incident_id, sequence, occurred_at, timed, approximate, milestone, detail)
                select * from unnest(:events::uuid[], :incidents::uuid[], :sequences, :occurred::timestamptz[],
                                     :timed, :approximate, :milestones, :details)
                on conflict (event_id, milestone) do nothing
                """)
                .param("events", texts(rows, row -> row.event().eventId().toString()))
                .param("incidents", texts(rows, row -> row.event().incidentId().toString()))
                .param(
                        "sequences",
                        rows.stream().mapToInt(row -> row.event().sequence()).toArray())
                .param("occurred", texts(rows, row -> row.milestone().at().toString()))
                .param(
                        "timed",
                        rows.stream().map(row -> row.milestone().timed()).toArray(Boolean[]::new))
                .param(
                        "approximate",
                        rows.stream().map(row -> row.milestone().approximate()).toArray(Boolean[]::new))
                .param("milestones", texts(rows, row -> row.milestone().kind().name()))
                .param("details", texts(rows, row -> row.milestone().detail()))
                .update();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    @Override
    public void clear() {
        db.sql("truncate response_event").update();
    }
}

package mayday.timeline.response;

import java.util.List;
import java.util.function.Function;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Writes;
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
    public void project(List<PublishedEvent> events, Writes writes) {
        var rows = events.stream()
                .flatMap(event -> Milestones.of(event).stream().map(milestone -> new Row(event, milestone)))
                .toList();
        if (!rows.isEmpty()) {
            insert(rows, writes);
        }
    }

    @Override
    public void refold(List<EffectiveLog> logs, Writes writes) {
        writes.add("delete from response_event where incident_id = any(?::uuid[])", (Object)
                logs.stream().map(log -> log.incidentId().toString()).toArray(String[]::new));
        project(logs.stream().flatMap(log -> log.counting().stream()).toList(), writes);
    }

    private static void insert(List<Row> rows, Writes writes) {
        writes.add(
                """
                insert into response_event
                    (event_id, incident_id, sequence, occurred_at, timed, approximate, milestone, detail)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[], ?::boolean[], ?::boolean[],
                                     ?::text[], ?::text[])
                on conflict (event_id, milestone) do nothing
                """,
                texts(rows, row -> row.event().eventId().toString()),
                texts(rows, row -> row.event().incidentId().toString()),
                rows.stream().mapToInt(row -> row.event().sequence()).toArray(),
                texts(rows, row -> row.milestone().at().toString()),
                rows.stream().map(row -> row.milestone().timed()).toArray(Boolean[]::new),
                rows.stream().map(row -> row.milestone().approximate()).toArray(Boolean[]::new),
                texts(rows, row -> row.milestone().kind().name()),
                texts(rows, row -> row.milestone().detail()));
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    @Override
    public void clear() {
        db.sql("truncate response_event").update();
    }
}

package mayday.timeline.downtime;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per event that speaks of impact. The intervals are folded from them when somebody asks. */
@Component
@Order(0)
class ImpactProjection implements Projection {

    private record Row(UUID incident, ImpactEvent event) {}

    private final JdbcClient db;

    ImpactProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "downtime";
    }

    @Override
    public void project(List<PublishedEvent> events, Writes writes) {
        var rows = events.stream().flatMap(ImpactProjection::rows).toList();
        if (!rows.isEmpty()) {
            insert(rows, writes);
        }
    }

    @Override
    public void refold(List<EffectiveLog> logs, Writes writes) {
        writes.add("delete from impact_event where incident_id = any(?::uuid[])", (Object)
                logs.stream().map(log -> log.incidentId().toString()).toArray(String[]::new));
        project(logs.stream().flatMap(log -> log.counting().stream()).toList(), writes);
    }

    private static Stream<Row> rows(PublishedEvent event) {
        return ImpactEvent.of(event).stream().map(impact -> new Row(event.incidentId(), impact));
    }

    private static void insert(List<Row> rows, Writes writes) {
        writes.add(
                """
                insert into impact_event (event_id, incident_id, sequence, occurred_at, timed, approximate,
                                          system, functionality, region, level, assumed, handed_on)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[], ?::boolean[], ?::boolean[],
                                     ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[])
                on conflict (event_id) do nothing
                """,
                texts(rows, row -> row.event().eventId().toString()),
                texts(rows, row -> row.incident().toString()),
                rows.stream().mapToInt(row -> row.event().sequence()).toArray(),
                texts(rows, row -> row.event().occurredAt().toString()),
                flags(rows, row -> row.event().timed()),
                flags(rows, row -> row.event().approximate()),
                texts(rows, row -> row.event().target().system()),
                texts(rows, row -> row.event().target().functionality()),
                texts(rows, row -> row.event().target().region()),
                texts(rows, row -> level(row.event())),
                flags(rows, row -> row.event().assumed()),
                flags(rows, row -> row.event().handedOn()));
    }

    private static @Nullable String level(ImpactEvent event) {
        return event.level() == null ? null : event.level().name();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static Boolean[] flags(List<Row> rows, Function<Row, Boolean> flag) {
        return rows.stream().map(flag).map(Objects::requireNonNull).toArray(Boolean[]::new);
    }

    @Override
    public void clear() {
        db.sql("truncate impact_event").update();
    }
}

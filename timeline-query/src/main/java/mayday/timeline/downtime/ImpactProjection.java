package mayday.timeline.downtime;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.ImpactTarget;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per event that speaks of impact. The intervals are folded from them when somebody asks. */
@Component
@Order(0)
class ImpactProjection implements Projection {

    /** A level a later version may know is not less than the least of ours. */
    private static final String AT_LEAST = "DEGRADED";

    private record Row(
            PublishedEvent event,
            ImpactTarget target,
            @Nullable String level,
            boolean assumed) {}

    private final JdbcClient db;

    ImpactProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "downtime";
    }

    @Override
    public void project(List<PublishedEvent> events) {
        var rows = events.stream()
                .map(ImpactProjection::row)
                .flatMap(Stream::ofNullable)
                .toList();
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private static @Nullable Row row(PublishedEvent event) {
        var message = event.message();
        return switch (event.factCase()) {
            case IMPACT_STARTED -> {
                var started = message.getImpactStarted();
                yield row(event, started.getTarget(), started.getLevel(), started.getAssumed());
            }
            case IMPACT_CHANGED -> {
                var changed = message.getImpactChanged();
                yield row(event, changed.getTarget(), changed.getTo(), changed.getAssumed());
            }
            case IMPACT_ENDED -> new Row(event, message.getImpactEnded().getTarget(), null, false);
            case REPORTED, REPORT_ADDED, ACKNOWLEDGED, SEVERITY_CHANGED, ESCALATED, TEAM_CALLED_IN -> null;
            case USERS_AFFECTED_ESTIMATED, PARTICIPANT_JOINED, PARTICIPANT_LEFT, NOTE_TAKEN, CHANGE_LINKED -> null;
            case STRATEGY_CHOSEN, STRATEGY_SUPERSEDED, FIX_DEPLOYMENT_STARTED, FIX_DEPLOYED -> null;
            case FIX_DEPLOYMENT_PARTIAL, FIX_DEPLOYMENT_FAILED, CHECK_PASSED, CHECK_FAILED -> null;
            case FIX_VERIFIED, FIX_REJECTED, MITIGATED, WATCH_STARTED, WATCH_ENDED, RESOLVED, REOPENED -> null;
            case FACT_NOT_SET -> null;
        };
    }

    private static Row row(PublishedEvent event, ImpactTarget target, ImpactLevel level, boolean assumed) {
        return new Row(event, target, Words.of(level, AT_LEAST), assumed);
    }

    private void insert(List<Row> rows) {
        db.sql("""
                insert into impact_event (event_id, incident_id, sequence, occurred_at, timed, approximate,
                                          system, functionality, region, level, assumed)
                select * from unnest(:events::uuid[], :incidents::uuid[], :sequences, :occurred::timestamptz[],
                                     :timed, :approximate, :systems, :functionalities, :regions, :levels, :assumed)
                on conflict (event_id) do nothing
                """)
                .param("events", texts(rows, row -> row.event().eventId().toString()))
                .param("incidents", texts(rows, row -> row.event().incidentId().toString()))
                .param(
                        "sequences",
                        rows.stream().mapToInt(row -> row.event().sequence()).toArray())
                .param("occurred", texts(rows, row -> row.event().occurredAt().toString()))
                .param("timed", flags(rows, row -> row.event().isTimed()))
                .param("approximate", flags(rows, row -> row.event().isApproximate()))
                .param("systems", texts(rows, row -> row.target().getSystem()))
                .param("functionalities", texts(rows, row -> row.target().getFunctionality()))
                .param("regions", texts(rows, row -> row.target().getRegion()))
                .param("levels", texts(rows, Row::level))
                .param("assumed", flags(rows, Row::assumed))
                .update();
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

package mayday.timeline.downtime;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The impact of an incident, folded from what was said about it. */
@Repository
public class ImpactQueries {

    private final JdbcClient db;

    ImpactQueries(JdbcClient db) {
        this.db = db;
    }

    /** As it stood after the event with the sequence {@code version}, and the dismissal that stood then. */
    public Impact impact(UUID incident, int version, Optional<Dismissal> dismissal) {
        var events = db.sql("""
                select event_id, sequence, occurred_at, timed, approximate, system, functionality, region, level, assumed,
                       handed_on
                from impact_event where incident_id = :incident and sequence <= :version order by sequence
                """)
                .param("incident", incident)
                .param("version", version)
                .query((row, _) -> new ImpactEvent(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant(),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        new ImpactEvent.Target(row.getString(6), row.getString(7), row.getString(8)),
                        level(row.getString(9)),
                        row.getBoolean(10),
                        row.getBoolean(11)))
                .list();
        return Episodes.impact(events, dismissal);
    }

    private static @Nullable Level level(@Nullable String level) {
        return level == null ? null : Level.valueOf(level);
    }
}

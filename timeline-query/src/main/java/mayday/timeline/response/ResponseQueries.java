package mayday.timeline.response;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The milestones of an incident. */
@Repository
class ResponseQueries {

    private final JdbcClient db;

    ResponseQueries(JdbcClient db) {
        this.db = db;
    }

    /** In log order, up to the event with the sequence {@code version}. */
    List<Milestone> milestones(UUID incident, int version) {
        return db.sql("""
                select milestone, event_id, sequence, occurred_at, timed, approximate, detail from response_event
                where incident_id = :incident and sequence <= :version order by sequence, milestone
                """)
                .param("incident", incident)
                .param("version", version)
                .query((row, _) -> new Milestone(
                        Milestone.Kind.valueOf(row.getString(1)),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant(),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getString(7)))
                .list();
    }
}

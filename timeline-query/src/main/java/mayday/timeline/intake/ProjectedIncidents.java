package mayday.timeline.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which incidents are projected, and how far. All that is written of a batch is written in one transaction. */
@Repository
public class ProjectedIncidents {

    private final JdbcClient db;

    ProjectedIncidents(JdbcClient db) {
        this.db = db;
    }

    public Optional<ProjectedIncident> byId(UUID id) {
        return db.sql("""
                select incident_id, incident_number, version, parked_since from incident_progress
                where incident_id = :id and version > 0
                """).param("id", id).query((row, _) -> read(row)).optional();
    }

    /**
     * By the number as people write it, in upper case: {@code INC-42}. The latest incident, where a record that was
     * started anew has given it twice.
     */
    public Optional<ProjectedIncident> byNumber(String number) {
        return db.sql("""
                select incident_id, incident_number, version, parked_since from incident_progress
                where incident_number = :number and version > 0 order by incident_id desc limit 1
                """).param("number", number).query((row, _) -> read(row)).optional();
    }

    private static ProjectedIncident read(ResultSet row) throws SQLException {
        var parkedSince = row.getTimestamp(4);
        return new ProjectedIncident(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                parkedSince == null ? null : parkedSince.toInstant());
    }
}

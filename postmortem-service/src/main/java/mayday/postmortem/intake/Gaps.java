package mayday.postmortem.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents that are parked because something of them is missing, until the record has filled it in. */
@Component
class Gaps {

    /** @param seenSequence an event with this sequence exists */
    record Gap(UUID incidentId, int seenSequence) {}

    private final JdbcClient db;

    Gaps(JdbcClient db) {
        this.db = db;
    }

    List<Gap> open() {
        return db.sql("select incident_id, seen_sequence from intake_gap order by incident_id")
                .query((row, _) -> new Gap(row.getObject("incident_id", UUID.class), row.getInt("seen_sequence")))
                .list();
    }

    void note(Map<UUID, Integer> ahead) {
        ahead.forEach(
                (incident, sequence) -> db.sql("""
                        insert into intake_gap (incident_id, seen_sequence) values (?, ?)
                        on conflict (incident_id) do update
                            set seen_sequence = greatest(intake_gap.seen_sequence, excluded.seen_sequence)
                        """).params(incident, sequence).update());
    }

    void closeFilled() {
        db.sql("""
                delete from intake_gap gap using incident
                where incident.incident_id = gap.incident_id and incident.version >= gap.seen_sequence
                """).update();
    }
}

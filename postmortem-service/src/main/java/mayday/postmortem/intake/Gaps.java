package mayday.postmortem.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents that are parked because something of them is missing, until the record has filled it in. */
@Component
class Gaps {

    /**
     * @param seenSequence an event with this sequence exists
     * @param doubts records of it that could not be read, and that the record itself was not asked about since
     * @param writtenBy the transaction that wrote it last; another one as soon as anybody changes it
     */
    record Gap(UUID incidentId, int seenSequence, int doubts, String writtenBy) {

        Gap(UUID incidentId, int seenSequence, int doubts) {
            this(incidentId, seenSequence, doubts, "");
        }
    }

    private final JdbcClient db;

    Gaps(JdbcClient db) {
        this.db = db;
    }

    /** Those whose next attempt is due, the one that has waited longest first. */
    List<Gap> due() {
        return db.sql("""
                        select incident_id, seen_sequence, doubts, xmin::text from intake_gap
                        where retry_at <= now() order by retry_at, incident_id limit 100
                        """)
                .query((row, _) ->
                        new Gap(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3), row.getString(4)))
                .list();
    }

    /**
     * Part of the caller's transaction. Rows are locked in the order of their ids, as everybody locks them.
     *
     * @param ahead the highest sequence seen of each incident with something missing
     * @param doubted the incident of each record that could not be read
     */
    void note(Map<UUID, Integer> ahead, Collection<UUID> doubted) {
        var gaps = new TreeMap<UUID, Gap>();
        ahead.forEach((incident, sequence) -> gaps.put(incident, new Gap(incident, sequence, 0)));
        doubted.forEach(incident -> gaps.merge(
                incident,
                new Gap(incident, 0, 1),
                (known, _) -> new Gap(incident, known.seenSequence(), known.doubts() + 1)));
        gaps.values().forEach(this::note);
    }

    private void note(Gap gap) {
        db.sql("""
                        insert into intake_gap (incident_id, seen_sequence, doubts) values (?, ?, ?)
                        on conflict (incident_id) do update
                            set seen_sequence = greatest(intake_gap.seen_sequence, excluded.seen_sequence),
                                doubts = intake_gap.doubts + excluded.doubts
                        """).params(gap.incidentId(), gap.seenSequence(), gap.doubts()).update();
    }

    /**
     * Everything the record has of the incident is here: lets go of the doubts it was asked about. Where anybody has
     * changed the gap meanwhile it stays and the record is asked again: it may have been asked before the event of a
     * new doubt was stored, even where another instance has settled as many and the number is the same.
     */
    void settle(Gap gap) {
        db.sql("update intake_gap set doubts = 0 where incident_id = ? and xmin::text = ?")
                .params(gap.incidentId(), gap.writtenBy())
                .update();
    }

    void postpone(UUID incidentId, IntakeProperties properties) {
        db.sql("""
                        update intake_gap set attempts = attempts + 1,
                            retry_at = now() + least(:patience, power(2, least(attempts, 20)) * :retry)
                                               * interval '1 millisecond'
                        where incident_id = :incident
                        """)
                .param("patience", properties.patience().toMillis())
                .param("retry", properties.retry().toMillis())
                .param("incident", incidentId)
                .update();
    }

    /** Takes no lock but those of the gaps, and of one that has grown meanwhile it looks again before it deletes it. */
    void closeFilled() {
        db.sql("""
                delete from intake_gap gap
                where gap.doubts = 0 and gap.seen_sequence <= coalesce(
                    (select version from incident where incident.incident_id = gap.incident_id), 0)
                """).update();
    }
}

package mayday.timeline.intake;

import java.util.List;
import mayday.timeline.TestDatabase;

/** Everything that is projected, but where the records lie in Kafka, when something was noticed, and positions. */
final class Tables {

    private static final List<String> DUMPS = List.of(
            "select incident_id, incident_number, version, awaited, parked_since is null from incident_progress order by 1",
            "select partition, record_offset, reason, detail, record_key, record_value from quarantined_event order by 1, 2",
            "select t.* from timeline_entry t order by event_id",
            "select t.* from timeline_heading t order by incident_id",
            "select t.* from impact_event t order by event_id",
            "select t.* from response_event t order by event_id, milestone",
            """
            select incident_id, version, reported_at, status, severity, source, strategy, systems, incident_number,
                   title, state, shown from board_incident order by 1
            """);

    private Tables() {}

    static String dump(TestDatabase database) {
        var dump = new StringBuilder();
        for (var sql : DUMPS) {
            database.asSuperuser().query(sql, row -> {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    dump.append(row.getString(column)).append('|');
                }
                dump.append('\n');
            });
        }
        return dump.toString();
    }
}

package mayday.timeline.board;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mayday.timeline.event.EncodedJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the board, newest report first. */
@Repository
class BoardQueries {

    /** Where a page ended. */
    record Position(String reportedAt, UUID incident) {}

    record Row(EncodedJson shown, Position position) {}

    private final JdbcClient db;

    BoardQueries(JdbcClient db) {
        this.db = db;
    }

    /** @param version the sequence of the last event in the row */
    record Current(EncodedJson shown, int version) {}

    Optional<Current> row(UUID incident) {
        return db.sql("select shown, version from board_incident where incident_id = :incident")
                .param("incident", incident)
                .query((row, _) -> new Current(EncodedJson.of(row.getBytes(1)), row.getInt(2)))
                .optional();
    }

    /** The position up to which everything on the board can be seen. */
    long position() {
        return db.sql("select position from board_clock").query(Long.class).single();
    }

    List<Row> page(BoardFilter filter, @Nullable Position after, int size) {
        var parameters = new HashMap<String, @Nullable Object>();
        var conditions = conditions(filter, parameters);
        if (after != null) {
            conditions.add("(reported_at, incident_id) < (:lastReported::timestamptz, :lastIncident)");
            parameters.put("lastReported", after.reportedAt());
            parameters.put("lastIncident", after.incident());
        }
        return db.sql("""
                select shown, to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), incident_id
                from board_incident where %s order by reported_at desc, incident_id desc limit %d
                """.formatted(conditions.isEmpty() ? "true" : String.join(" and ", conditions), size))
                .params(parameters)
                .query((row, _) -> new Row(
                        EncodedJson.of(row.getBytes(1)), new Position(row.getString(2), row.getObject(3, UUID.class))))
                .list();
    }

    private static List<String> conditions(BoardFilter filter, Map<String, @Nullable Object> parameters) {
        var conditions = new ArrayList<String>();
        among("status", filter.statuses(), conditions, parameters);
        among("severity", filter.severities(), conditions, parameters);
        among("source", filter.sources(), conditions, parameters);
        among("strategy", filter.strategies(), conditions, parameters);
        if (filter.system() != null) {
            conditions.add("systems @> array[cast(:system as text)]");
            parameters.put("system", filter.system());
        }
        if (filter.from() != null) {
            conditions.add("reported_at >= :from");
            parameters.put("from", Timestamp.from(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("reported_at < :to");
            parameters.put("to", Timestamp.from(filter.to()));
        }
        if (filter.text() != null) {
            conditions.add("""
                    (title ilike :text or incident_number ilike :text
                     or exists (select from unnest(systems) as named (system) where system ilike :text))""");
            parameters.put("text", "%" + filter.text().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        return conditions;
    }

    private static void among(
            String column, List<String> values, List<String> conditions, Map<String, @Nullable Object> parameters) {
        if (!values.isEmpty()) {
            conditions.add("%s = any(:%s)".formatted(column, column));
            parameters.put(column, values.toArray(String[]::new));
        }
    }
}

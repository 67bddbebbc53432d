package mayday.timeline.timeline;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mayday.timeline.event.EncodedJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads timelines in the order of the world. */
@Repository
class TimelineQueries {

    /** Which entries of one incident are asked for. {@code version} is where the reader's view of the log ends. */
    record Selection(UUID incident, int version, int afterVersion, Set<EntryKind> kinds, boolean pinned) {}

    /** Where a page ended. */
    record Position(String occurredAt, int sequence) {}

    record Row(EncodedJson entry, Position position) {}

    private final JdbcClient db;

    TimelineQueries(JdbcClient db) {
        this.db = db;
    }

    String title(UUID incident) {
        return db.sql("select title from timeline_heading where incident_id = :incident")
                .param("incident", incident)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Whether an entry later than {@code version} speaks of earlier ones, which may stand elsewhere since. */
    boolean isPutRightAfter(UUID incident, int version) {
        return db.sql("""
                select exists (select from timeline_entry
                               where incident_id = :incident and sequence > :version and kind = :kind)
                """)
                .param("incident", incident)
                .param("version", version)
                .param("kind", EntryKind.RECORD.name())
                .query(Boolean.class)
                .single();
    }

    List<Row> page(Selection selection, @Nullable Position after, int size) {
        return db.sql("""
                select entry, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), sequence
                from timeline_entry
                where incident_id = :incident and sequence > :afterVersion and sequence <= :version
                  and (cardinality(:kinds) = 0 or kind = any(:kinds))
                  and (pinned or not :pinned)
                  and (:at::timestamptz is null or (occurred_at, sequence) > (:at::timestamptz, :sequence))
                order by occurred_at, sequence limit :size
                """)
                .param("incident", selection.incident())
                .param("afterVersion", selection.afterVersion())
                .param("version", selection.version())
                .param("kinds", selection.kinds().stream().map(Enum::name).toArray(String[]::new))
                .param("pinned", selection.pinned())
                .param("at", after == null ? null : after.occurredAt())
                .param("sequence", after == null ? 0 : after.sequence())
                .param("size", size)
                .query((row, _) ->
                        new Row(EncodedJson.of(row.getBytes(1)), new Position(row.getString(2), row.getInt(3))))
                .list();
    }
}

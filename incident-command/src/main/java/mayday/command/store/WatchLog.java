package mayday.command.store;

import java.util.List;
import mayday.command.encoding.EventType;
import mayday.command.incident.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows what opens and ends watch windows, and what puts that right, over all incidents. */
public final class WatchLog {

    /** Those that the index of migration V3 holds: the words of the two must agree, or the index is of no use. */
    static final String TYPES = EventRows.types(
            EventType.WATCH_STARTED,
            EventType.WATCH_ENDED,
            EventType.REOPENED,
            EventType.DISMISSED,
            EventType.MERGED,
            EventType.ENTRY_CORRECTED,
            EventType.ENTRY_RETRACTED);

    private static final String AFTER = EventRows.page(EventRows.PLACED_COLUMNS, """
            type in (%s)
              and (tx, position) > (:tx::text::xid8, :position)
              and tx < pg_snapshot_xmin(pg_current_snapshot())""".formatted(TYPES), "tx, position");

    private static final String OF_ONE = EventRows.page(
            EventRows.COLUMNS, "stream = :incident and seq > :after and type in (%s)".formatted(TYPES), "seq");

    private final JdbcClient database;
    private final EventRows rows;

    WatchLog(JdbcClient database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** What comes after a position and below the horizon, in commit order and in pages, as {@link CommitOrder} has it. */
    public List<CommitOrder.Placed> after(LogPosition position, int limit) {
        return Unavailable.orRefuse(() -> database.sql(AFTER)
                .param("tx", Long.toString(position.tx()))
                .param("position", position.position())
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query((row, _) -> new CommitOrder.Placed(EventRows.position(row), rows.decoded(row)))
                .list());
    }

    /** What one incident has of it with a sequence above {@code after}, ascending and in pages, as {@link EventLog} has it. */
    public List<StoredEvent> of(IncidentId incident, int after, int limit) {
        return Unavailable.orRefuse(() -> database.sql(OF_ONE)
                .param("incident", incident.value())
                .param("after", after)
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query((row, _) -> rows.decoded(row))
                .list());
    }
}

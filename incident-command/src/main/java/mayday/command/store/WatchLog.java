package mayday.command.store;

import static java.util.stream.Collectors.joining;

import java.util.List;
import mayday.command.encoding.EventType;
import mayday.command.incident.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows what opens and ends watch windows, and what puts that right, over all incidents. */
public final class WatchLog {

    /** Those that the index of migration V3 holds: the words of the two must agree, or the index is of no use. */
    private static final List<EventType> TYPES = List.of(
            EventType.WATCH_STARTED,
            EventType.WATCH_ENDED,
            EventType.REOPENED,
            EventType.DISMISSED,
            EventType.MERGED,
            EventType.ENTRY_CORRECTED,
            EventType.ENTRY_RETRACTED);

    private static final String AFTER = "select " + EventRows.COLUMNS + """
                 , e.tx::text::bigint as placed_tx, e.position as placed_position
              from (select page.*,
                           sum(octet_length(page.payload)) over (order by page.tx, page.position)
                               - octet_length(page.payload) as bytes_before
                      from (select *
                              from event
                             where type in (%s)
                               and (tx, position) > (:tx::text::xid8, :position)
                               and tx < pg_snapshot_xmin(pg_current_snapshot())
                             order by tx, position
                             limit :limit) page) e
             where e.bytes_before < :bytes
             order by e.tx, e.position
            """.formatted(types());

    private static final String OF_ONE = "select " + EventRows.COLUMNS + """
              from (select page.*,
                           sum(octet_length(page.payload)) over (order by page.seq)
                               - octet_length(page.payload) as bytes_before
                      from (select *
                              from event
                             where stream = :incident
                               and seq > :after
                               and type in (%s)
                             order by seq
                             limit :limit) page) e
             where e.bytes_before < :bytes
             order by e.seq
            """.formatted(types());

    private final JdbcClient database;
    private final EventRows rows;

    WatchLog(JdbcClient database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** As the list of an SQL condition. It stands in the text, so that the index over just these rows is used. */
    static String types() {
        return TYPES.stream().map(EventType::storedName).collect(joining("', '", "'", "'"));
    }

    /** What comes after a position and below the horizon, in commit order and in pages, as {@link CommitOrder} has it. */
    public List<CommitOrder.Placed> after(LogPosition position, int limit) {
        return Unavailable.orRefuse(() -> database.sql(AFTER)
                .param("tx", Long.toString(position.tx()))
                .param("position", position.position())
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query((row, _) -> new CommitOrder.Placed(
                        new LogPosition(row.getLong("placed_tx"), row.getLong("placed_position")), rows.decoded(row)))
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

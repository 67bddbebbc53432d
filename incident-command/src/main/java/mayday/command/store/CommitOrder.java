package mayday.command.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log of all incidents so that nothing can appear later before what was read already.
 *
 * <p>Positions are handed out before commit, so paging by them alone loses events. Only transactions below the oldest
 * one that still runs are read: everything below that horizon has been decided.
 */
public final class CommitOrder {

    /** An event with its place. */
    public record Placed(LogPosition position, StoredEvent event) {}

    private final JdbcClient database;
    private final EventRows rows;

    CommitOrder(JdbcClient database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * What comes after a position and below the horizon, in commit order; for one incident in sequence order. As many as
     * fit into a page, {@code limit} at most, one at least.
     */
    public List<Placed> after(LogPosition position, int limit) {
        return Unavailable.orRefuse(() -> database.sql("select " + EventRows.COLUMNS + """
                             , e.tx::text::bigint as placed_tx, e.position as placed_position
                          from (select page.*,
                                       sum(octet_length(page.payload)) over (order by page.tx, page.position)
                                           - octet_length(page.payload) as bytes_before
                                  from (select *
                                          from event
                                         where (tx, position) > (:tx::text::xid8, :position)
                                           and tx < pg_snapshot_xmin(pg_current_snapshot())
                                         order by tx, position
                                         limit :limit) page) e
                         where e.bytes_before < :bytes
                         order by e.tx, e.position
                        """)
                .param("tx", Long.toString(position.tx()))
                .param("position", position.position())
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query((row, _) -> new Placed(
                        new LogPosition(row.getLong("placed_tx"), row.getLong("placed_position")), rows.decoded(row)))
                .list());
    }

    /** When the first event after a position was recorded, at or beyond the horizon too; empty where there is none. */
    public Optional<Instant> firstRecordedAfter(LogPosition position) {
        return Unavailable.orRefuse(() -> database.sql("""
                        select e.recorded_at from event e
                         where (e.tx, e.position) > (:tx::text::xid8, :position)
                         order by e.tx, e.position
                         limit 1
                        """)
                .param("tx", Long.toString(position.tx()))
                .param("position", position.position())
                .query((row, _) ->
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant())
                .optional());
    }
}

package mayday.command.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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

    /**
     * What one look has found.
     *
     * @param settled what is below the horizon
     * @param heldSince when the first event at or beyond the horizon was recorded
     * @param isAll whether nothing else is below the horizon
     */
    public record Page(List<Placed> settled, Optional<Instant> heldSince, boolean isAll) {}

    private final JdbcClient database;
    private final EventRows rows;

    CommitOrder(JdbcClient database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * What comes after a position and below the horizon, in commit order; for one incident in sequence order. As many as
     * fit into a page, {@code limit} at most, one at least.
     *
     * <p>What is held back is asked for by the horizon alone: it lies behind every position that was read below an
     * earlier one, and a condition on the position would have the index walked from there.
     *
     * @param position START, or one that was read here
     */
    public Page after(LogPosition position, int limit) {
        return Unavailable.orRefuse(() -> database.sql("select " + EventRows.PLACED_COLUMNS + """
                             , e.found, held.recorded_at as held_since
                          from (values (1)) look
                          left join (select recorded_at
                                       from event
                                      where tx >= pg_snapshot_xmin(pg_current_snapshot())
                                      order by tx, position
                                      limit 1) held on true
                          left join (select page.*,
                                            count(*) over () as found,
                                            sum(octet_length(page.payload)) over (order by page.tx, page.position)
                                                - octet_length(page.payload) as bytes_before
                                       from (select *
                                               from event
                                              where (tx, position) > (:tx::text::xid8, :position)
                                                and tx < pg_snapshot_xmin(pg_current_snapshot())
                                              order by tx, position
                                              limit :limit) page) e on e.bytes_before < :bytes
                         order by e.tx, e.position
                        """)
                .param("tx", Long.toString(position.tx()))
                .param("position", position.position())
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query((ResultSet found) -> page(found, limit)));
    }

    private Page page(ResultSet found, int limit) throws SQLException {
        var settled = new ArrayList<Placed>();
        Instant heldSince = null;
        var below = 0;
        while (found.next()) {
            heldSince = found.getObject("held_since") == null ? null : EventRows.instant(found, "held_since");
            below = found.getInt("found");
            if (below > 0) {
                settled.add(new Placed(EventRows.position(found), rows.decoded(found)));
            }
        }
        return new Page(settled, Optional.ofNullable(heldSince), below < limit && below == settled.size());
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
                .query((row, _) -> EventRows.instant(row, "recorded_at"))
                .optional());
    }
}

package mayday.command.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows what opens and ends watch windows, over all incidents. */
public final class WatchLog {

    private final JdbcClient database;
    private final EventRows rows;

    WatchLog(JdbcClient database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** What comes after a position and below the horizon, in commit order and in pages, as {@link CommitOrder} has it. */
    public List<CommitOrder.Placed> after(LogPosition position, int limit) {
        // The types stand in the text, so that the index over just these rows is used.
        return Unavailable.orRefuse(() -> database.sql("select " + EventRows.COLUMNS + """
                             , e.tx::text::bigint as placed_tx, e.position as placed_position
                          from (select page.*,
                                       sum(octet_length(page.payload)) over (order by page.tx, page.position)
                                           - octet_length(page.payload) as bytes_before
                                  from (select *
                                          from event
                                         where type in ('incident.watch_started', 'incident.watch_ended',
                                                        'incident.reopened', 'incident.dismissed')
                                           and (tx, position) > (:tx::text::xid8, :position)
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
                .query((row, _) -> new CommitOrder.Placed(
                        new LogPosition(row.getLong("placed_tx"), row.getLong("placed_position")), rows.decoded(row)))
                .list());
    }
}

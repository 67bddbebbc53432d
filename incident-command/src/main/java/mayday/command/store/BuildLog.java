package mayday.command.store;

import java.util.List;
import mayday.command.encoding.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads, over all incidents, the few events that tell which builds were in production and how they did there. */
public final class BuildLog {

    /** Those that the index of migration V2 holds: the words of the two must agree, or the index is of no use. */
    static final String TYPES = EventRows.types(
            EventType.CHANGE_LINKED,
            EventType.CHANGE_UNLINKED,
            EventType.FIX_DEPLOYMENT_STARTED,
            EventType.FIX_DEPLOYED,
            EventType.CHECK_PASSED,
            EventType.CHECK_FAILED,
            EventType.FIX_REJECTED,
            EventType.ENTRY_CORRECTED,
            EventType.ENTRY_RETRACTED);

    private static final String NEWEST =
            EventRows.page(EventRows.COLUMNS, "type in (%s)".formatted(TYPES), "position desc");

    private final JdbcClient database;
    private final EventRows rows;

    BuildLog(JdbcClient database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * The newest of them, in the order in which they were stored: as many as fit into a page, {@code limit} at most.
     *
     * @throws StoreRefusal the store cannot be asked
     */
    public List<StoredEvent> newest(int limit) {
        return Unavailable.orRefuse(() -> database.sql(NEWEST)
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query((row, _) -> rows.decoded(row))
                .list()
                .reversed());
    }
}

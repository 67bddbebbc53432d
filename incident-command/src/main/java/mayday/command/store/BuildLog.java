package mayday.command.store;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mayday.command.encoding.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads, over all incidents, the few events that tell which builds were in production and how they did there. */
public final class BuildLog implements Remembered {

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

    private static final String NEWEST = EventRows.page("e.position", "type in (%s)".formatted(TYPES), "position desc");

    /** Positions have no index of their own. */
    static final String AT = """
            select e.position, %s
              from event e
             where type in (%s) and e.position = any(:positions)
            """.formatted(EventRows.COLUMNS, TYPES);

    private final JdbcClient database;
    private final EventRows rows;

    // What is stored at a position never changes, so nothing is decoded twice. A page at most.
    private volatile Map<Long, StoredEvent> decoded = Map.of();

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
        var positions = Unavailable.orRefuse(() -> database.sql(NEWEST)
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query(Long.class)
                .list());
        var known = decoded;
        var read = read(positions.stream()
                .filter(position -> !known.containsKey(position))
                .toArray(Long[]::new));
        var newest = new LinkedHashMap<Long, StoredEvent>();
        for (var position : positions.reversed()) {
            var event = known.getOrDefault(position, read.get(position));
            newest.put(position, requireNonNull(event, "a position without an event"));
        }
        decoded = newest;
        return List.copyOf(newest.values());
    }

    @Override
    public void forget() {
        decoded = Map.of();
    }

    private Map<Long, StoredEvent> read(Long[] positions) {
        if (positions.length == 0) {
            return Map.of();
        }
        var read = new HashMap<Long, StoredEvent>();
        Unavailable.orRefuse(() -> database.sql(AT)
                .param("positions", positions)
                .query((row, _) -> read.put(row.getLong("position"), rows.decoded(row)))
                .list());
        return read;
    }
}

package mayday.command.store;

import java.util.List;
import mayday.command.encoding.EventRow;
import mayday.command.encoding.HashChain;
import mayday.command.encoding.Head;
import mayday.command.incident.IncidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was stored, incident by incident. All methods throw {@link StoreRefusal} where the store cannot be asked. */
public final class EventLog {

    private static final int PAGE = 1000;
    private static final String AFTER = EventRows.page(EventRows.COLUMNS, "stream = :incident and seq > :after", "seq");

    private final JdbcClient database;
    private final EventRows rows;

    EventLog(JdbcClient database, EventRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * The events of one incident with a sequence above {@code after}, ascending: as many as fit into a page, {@code limit}
     * at most. None means that there are none.
     */
    public List<StoredEvent> events(IncidentId incident, int after, int limit) {
        return read(incident, after, limit, (row, _) -> rows.decoded(row));
    }

    /** The last sequence of an incident; 0 where there is none. */
    public int version(IncidentId incident) {
        return Unavailable.orRefuse(
                () -> database.sql("select coalesce(max(seq), 0) from event where stream = :incident")
                        .param("incident", incident.value())
                        .query(Integer.class)
                        .single());
    }

    /** Follows the hash chain of one incident from its first event to its last. */
    public Verification verify(KnownIncident incident) {
        var head = Head.NONE;
        @Nullable Integer brokenAt = null;
        List<EventRow> page;
        do {
            page = read(incident.id(), head.sequence(), PAGE, (row, _) -> EventRows.raw(row));
            for (var row : page) {
                if (brokenAt == null && !HashChain.continues(head, row)) {
                    brokenAt = row.sequence();
                }
                head = row.asHead();
            }
        } while (!page.isEmpty());
        return new Verification(incident, head.sequence(), head.hash(), brokenAt);
    }

    private <T> List<T> read(IncidentId incident, int after, int limit, RowMapper<T> mapper) {
        return Unavailable.orRefuse(() -> database.sql(AFTER)
                .param("incident", incident.value())
                .param("after", after)
                .param("limit", limit)
                .param("bytes", EventRows.LARGEST_PAGE_BYTES)
                .query(mapper)
                .list());
    }
}

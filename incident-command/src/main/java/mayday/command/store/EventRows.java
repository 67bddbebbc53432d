package mayday.command.store;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.EventRow;
import mayday.command.encoding.EventType;
import mayday.command.incident.IncidentId;

/** Reads rows of the log, as they are and as what they mean today. */
final class EventRows {

    /** What a page may weigh, unless its first event alone weighs more: {@code :bytes} of the queries. */
    static final int LARGEST_PAGE_BYTES = 8 << 20;

    static final String COLUMNS = """
            e.stream, e.seq, e.event_id, e.type, e.version, e.occurred_at, e.recorded_at,
            e.metadata, e.payload, e.previous_hash, e.hash\s""";

    /** With the place of each row in the commit order. */
    static final String PLACED_COLUMNS = COLUMNS + ", e.tx::text::bigint as placed_tx, e.position as placed_position ";

    private final EventCodec codec;

    EventRows(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * The query for one page: the first {@code :limit} rows that fit into {@code :bytes}, one at least.
     *
     * @param condition which rows of the log
     * @param order columns to which no two of the rows are the same
     */
    static String page(String columns, String condition, String order) {
        return """
                select %1$s
                  from (select page.*,
                               sum(octet_length(page.payload)) over (order by %3$s)
                                   - octet_length(page.payload) as bytes_before
                          from (select *
                                  from event
                                 where %2$s
                                 order by %3$s
                                 limit :limit) page) e
                 where e.bytes_before < :bytes
                 order by %3$s
                """.formatted(columns, condition, order);
    }

    /** As the list of an SQL condition. It stands in the text, so that an index over just these rows is used. */
    static String types(EventType... types) {
        return Stream.of(types).map(EventType::storedName).collect(joining("', '", "'", "'"));
    }

    static EventRow raw(ResultSet row) throws SQLException {
        return new EventRow(
                row.getObject("stream", UUID.class),
                row.getInt("seq"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getInt("version"),
                instant(row, "occurred_at"),
                instant(row, "recorded_at"),
                row.getBytes("metadata"),
                row.getBytes("payload"),
                HexFormat.of().formatHex(row.getBytes("previous_hash")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    StoredEvent decoded(ResultSet row) throws SQLException {
        return decoded(raw(row));
    }

    StoredEvent decoded(EventRow row) {
        var beside = codec.metadata(row.metadata());
        return new StoredEvent(
                new IncidentId(row.stream()),
                beside.number(),
                row.sequence(),
                row.eventId(),
                row.recordedAt(),
                codec.event(row.type(), row.version(), row.payload()),
                beside.provenance(),
                beside.warnings(),
                row.hash());
    }

    static LogPosition position(ResultSet row) throws SQLException {
        return new LogPosition(row.getLong("placed_tx"), row.getLong("placed_position"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

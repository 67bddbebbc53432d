package mayday.command.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.EventRow;
import mayday.command.incident.IncidentId;

/** Reads rows of the log, as they are and as what they mean today. */
final class EventRows {

    /** What a page may weigh, unless its first event alone weighs more. */
    static final int LARGEST_PAGE_BYTES = 8 << 20;

    static final String COLUMNS = """
            e.stream, e.seq, e.event_id, e.type, e.version, e.occurred_at, e.recorded_at,
            e.metadata, e.payload, e.previous_hash, e.hash\s""";

    private final EventCodec codec;

    EventRows(EventCodec codec) {
        this.codec = codec;
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

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package mayday.command.store;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import mayday.command.encoding.EventRow;

/**
 * The one statement of an append. The events are its main part, which PostgreSQL carries out before what stands in
 * WITH: nothing may be written before them, or transaction order would no longer respect the order within an incident.
 */
final class AppendStatement {

    private static final String EVENTS = """
            insert into event (stream, seq, event_id, type, version, occurred_at, recorded_at,
                               metadata, payload, previous_hash, hash)
            values\s""";
    private static final String EVENT = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String NUMBERED = "numbered as (insert into incident_number (number, stream) values (?, ?))";
    private static final String ANSWERED = """
            answered as (insert into answered_command (actor_id, key, fingerprint, receipt) values (?, ?, ?, ?))""";

    private AppendStatement() {}

    static String text(Append append) {
        var beside = append.isFirst() && append.answered() != null
                ? "with " + NUMBERED + ", " + ANSWERED + "\n"
                : append.isFirst()
                        ? "with " + NUMBERED + "\n"
                        : append.answered() != null ? "with " + ANSWERED + "\n" : "";
        return beside
                + EVENTS
                + String.join(", ", Collections.nCopies(append.events().size(), EVENT));
    }

    static void bind(PreparedStatement statement, Append append, List<EventRow> rows) throws SQLException {
        var at = 1;
        var receipt = append.receipt();
        if (append.isFirst()) {
            statement.setInt(at++, receipt.number());
            statement.setObject(at++, receipt.incident().value());
        }
        if (append.answered() != null) {
            at = bindAnswer(statement, at, requireNonNull(append.answered()), receipt);
        }
        for (var row : rows) {
            at = bindEvent(statement, at, row);
        }
    }

    private static int bindAnswer(PreparedStatement statement, int from, IdempotencyKey key, CommandReceipt receipt)
            throws SQLException {
        var at = from;
        statement.setString(at++, key.actorId());
        statement.setString(at++, key.key());
        statement.setString(at++, key.fingerprint());
        statement.setBytes(at++, Receipts.bytes(receipt));
        return at;
    }

    private static int bindEvent(PreparedStatement statement, int from, EventRow row) throws SQLException {
        var at = from;
        statement.setObject(at++, row.stream());
        statement.setInt(at++, row.sequence());
        statement.setObject(at++, row.eventId());
        statement.setString(at++, row.type());
        statement.setShort(at++, (short) row.version());
        statement.setObject(at++, row.occurredAt().atOffset(ZoneOffset.UTC));
        statement.setObject(at++, row.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setBytes(at++, row.metadata());
        statement.setBytes(at++, row.payload());
        statement.setBytes(at++, HexFormat.of().parseHex(row.previousHash()));
        statement.setBytes(at++, HexFormat.of().parseHex(row.hash()));
        return at;
    }
}

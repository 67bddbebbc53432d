package mayday.command.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a failed statement means for the transaction that it was. */
enum SqlFailure {
    /** Another event has this sequence. */
    VERSION_TAKEN,
    /** Another command has this idempotency key. */
    KEY_TAKEN,
    /** The event before this one is not there. */
    PREDECESSOR_MISSING,
    /** This very event is stored already. */
    ALREADY_STORED,
    /** Rolled back for a reason that passes. */
    TRANSIENT,
    /** Rolled back after waiting for the command that has the same idempotency key. */
    KEY_BLOCKED,
    /** Rolled back after waiting too long. */
    BLOCKED,
    /** The connection died; the server process with it, so what is not committed now never will be. */
    TERMINATED,
    /** The connection died; whether the commit happened is not known. */
    IN_DOUBT,
    /** Must not happen. */
    BUG;

    static SqlFailure of(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            return IN_DOUBT;
        }
        return switch (state) {
            case "23505" -> unique(constraint(failure));
            case "23503" -> "event_predecessor".equals(constraint(failure)) ? PREDECESSOR_MISSING : BUG;
            // 25006: what was the primary has become a standby.
            case "40001", "40P01", "25006" -> TRANSIENT;
            case "55P03", "57014" -> waitedForKey(failure) ? KEY_BLOCKED : BLOCKED;
            case "57P01", "57P02", "57P03", "57P05", "25P03", "25P04" -> TERMINATED;
            default -> ofClass(state.substring(0, 2));
        };
    }

    private static SqlFailure ofClass(String sqlStateClass) {
        return switch (sqlStateClass) {
            case "08", "58", "XX" -> IN_DOUBT;
            case "53" -> TRANSIENT;
            default -> BUG;
        };
    }

    private static SqlFailure unique(@Nullable String constraint) {
        return switch (constraint) {
            case "event_sequence", "incident_numbered_once" -> VERSION_TAKEN;
            case "answered_command_key" -> KEY_TAKEN;
            case "event_identity" -> ALREADY_STORED;
            case null, default -> BUG;
        };
    }

    private static boolean waitedForKey(SQLException failure) {
        var message = message(failure);
        var where = message == null ? null : message.getWhere();
        return where != null && where.contains("answered_command_key");
    }

    private static @Nullable String constraint(SQLException failure) {
        var message = message(failure);
        return message == null ? null : message.getConstraint();
    }

    private static @Nullable ServerErrorMessage message(SQLException failure) {
        return failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    }
}

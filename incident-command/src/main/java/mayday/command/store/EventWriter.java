package mayday.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import mayday.command.encoding.EventRow;
import mayday.command.encoding.Head;
import mayday.command.store.AppendConflict.Over;

/** Appends to the log: one statement, one round trip, one commit. When this returns, the events are on disk. */
public final class EventWriter {

    private static final int ATTEMPTS = 3;

    private final DataSource database;
    private final RowMaker rows;
    private final LogSignal signal;

    EventWriter(DataSource database, RowMaker rows, LogSignal signal) {
        this.database = database;
        this.rows = rows;
        this.signal = signal;
    }

    /**
     * Appends all events of a command with its receipt.
     *
     * @return the new head of the incident
     * @throws AppendConflict somebody else was there first
     * @throws StoreRefusal nothing could be stored, or it could not be learned whether it was
     */
    public Head append(Append append) {
        var made = rows.make(append);
        write(append, made);
        return made.getLast().asHead();
    }

    private void write(Append append, List<EventRow> made) {
        var doubtful = false;
        for (int attempt = 1; ; attempt++) {
            try (var connection = connect()) {
                insert(connection, append, made);
                return;
            } catch (SQLException failure) {
                var meaning = SqlFailure.of(failure);
                doubtful |= meaning == SqlFailure.TERMINATED || meaning == SqlFailure.IN_DOUBT;
                if (doubtful && isStored(made.getFirst().eventId())) {
                    return;
                }
                refuseUnlessRetriable(meaning, failure, attempt);
            } finally {
                // A rollback too: it moves the horizon that readers wait for.
                signal.announce();
            }
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException absent) {
            throw Unavailable.refusal(absent);
        }
    }

    private static void insert(Connection connection, Append append, List<EventRow> made) throws SQLException {
        try (var statement = connection.prepareStatement(AppendStatement.text(append))) {
            AppendStatement.bind(statement, append, made);
            statement.executeUpdate();
        }
    }

    private static void refuseUnlessRetriable(SqlFailure meaning, SQLException failure, int attempt) {
        switch (meaning) {
            case VERSION_TAKEN -> throw new AppendConflict(Over.VERSION);
            case KEY_TAKEN -> throw new AppendConflict(Over.IDEMPOTENCY_KEY);
            case TRANSIENT, TERMINATED -> {
                if (attempt == ATTEMPTS) {
                    throw Unavailable.refusal(failure);
                }
            }
            case KEY_BLOCKED -> throw AnsweredCommands.inProgress();
            case BLOCKED -> throw Unavailable.refusal(failure);
            // Somewhere between here and the server it may still be on its way, so it must not be sent twice.
            case IN_DOUBT -> throw Unavailable.refusal(failure);
            case ALREADY_STORED, BUG -> throw new IllegalStateException("The store refused an append", failure);
        }
    }

    private boolean isStored(UUID eventId) {
        try (var connection = connect();
                var statement = connection.prepareStatement("select 1 from event where event_id = ?")) {
            statement.setObject(1, eventId);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        } catch (SQLException absent) {
            throw Unavailable.refusal(absent);
        }
    }
}

package mayday.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import mayday.command.store.AppendConflict.Over;

/** Stores appends, all of them or none: one statement, one round trip, one commit. */
final class AppendTransaction {

    private static final int ATTEMPTS = 3;

    private final DataSource database;
    private final LogSignal signal;
    private final Memory memory;

    AppendTransaction(DataSource database, LogSignal signal, Memory memory) {
        this.database = database;
        this.signal = signal;
        this.memory = memory;
    }

    /**
     * Returns when all are on disk.
     *
     * @throws AppendConflict somebody else was there before one of them
     * @throws StoreRefusal nothing could be stored, or it could not be learned whether it was
     */
    void commit(List<PendingAppend> appends) {
        var doubtful = false;
        for (int attempt = 1; ; attempt++) {
            try (var connection = connect()) {
                insert(connection, appends);
                return;
            } catch (SQLException failure) {
                var meaning = SqlFailure.of(failure);
                doubtful |= meaning == SqlFailure.TERMINATED || meaning == SqlFailure.IN_DOUBT;
                if (doubtful && isStored(appends.getFirst().rows().getFirst().eventId())) {
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

    private static void insert(Connection connection, List<PendingAppend> appends) throws SQLException {
        var append = AppendStatement.of(appends);
        try (var statement = connection.prepareStatement(append.text())) {
            append.bind(statement);
            statement.executeUpdate();
        }
    }

    private void refuseUnlessRetriable(SqlFailure meaning, SQLException failure, int attempt) {
        switch (meaning) {
            case VERSION_TAKEN -> throw new AppendConflict(Over.VERSION);
            case KEY_TAKEN -> throw new AppendConflict(Over.IDEMPOTENCY_KEY);
            case PREDECESSOR_MISSING -> throw memory.refute();
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

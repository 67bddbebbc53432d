package mayday.command.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Turns an absent database into the one refusal that says so. */
final class Unavailable {

    private Unavailable() {}

    /** Asks the database, or refuses. What is wrong with the question itself passes through. */
    static <T> T orRefuse(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessResourceFailureException
                | RecoverableDataAccessException
                | TransientDataAccessException absent) {
            throw refusal(absent);
        } catch (DataAccessException failure) {
            if (failure.getMostSpecificCause() instanceof java.sql.SQLException sql && isAbsence(SqlFailure.of(sql))) {
                throw refusal(failure);
            }
            throw failure;
        }
    }

    static StoreRefusal refusal(Throwable cause) {
        // Spread out, so that the callers of a database that comes back do not all come back at once.
        var retryAfter = Duration.ofSeconds(ThreadLocalRandom.current().nextInt(1, 6));
        return new StoreRefusal(
                new StoreRefusal.StoreUnavailable(retryAfter),
                "The store cannot be reached or cannot work; try again in a moment",
                cause);
    }

    private static boolean isAbsence(SqlFailure failure) {
        return switch (failure) {
            case TRANSIENT, KEY_BLOCKED, BLOCKED, TERMINATED, IN_DOUBT -> true;
            case VERSION_TAKEN, KEY_TAKEN, PREDECESSOR_MISSING, ALREADY_STORED, BUG -> false;
        };
    }
}

package mayday.timeline.intake;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** The database is away, or cannot work now. Everything else that it refuses is our own mistake. */
public final class Outage {

    private Outage() {}

    public static boolean is(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof TransientDataAccessException
                || failure instanceof TransactionException;
    }
}

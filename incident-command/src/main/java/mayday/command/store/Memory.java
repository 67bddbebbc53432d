package mayday.command.store;

import java.time.Duration;
import mayday.command.store.StoreRefusal.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is remembered of the store. It is right as long as the store only grows; one that was put back, or taken over
 * by a server that had not got the last commits, has less than was read from it.
 */
public final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Iterable<Remembered> parts;

    /** @param parts not asked for before something is to be forgotten */
    public Memory(Iterable<Remembered> parts) {
        this.parts = parts;
    }

    void forget() {
        parts.forEach(Remembered::forget);
    }

    /** Forgets everything, and makes the refusal of what was decided on it: under which name it came may be wrong too. */
    public StoreRefusal refute() {
        LOG.warn("The store lacks what was read from it before: all that is remembered of it is read again");
        forget();
        return new StoreRefusal(
                new StoreUnavailable(RETRY_AFTER),
                "The store was put back to an earlier state, and nothing of this was stored; it is right to send it again");
    }
}

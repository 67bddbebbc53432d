package mayday.command.store;

/** Nothing was stored, because somebody else was there first. Ordinary under concurrency, so it carries no stack. */
public final class AppendConflict extends RuntimeException {

    /** What was taken. */
    public enum Over {
        /** The next sequence of the incident: decide again on what is there now. */
        VERSION,
        /** The idempotency key: the answer to it is in the store. */
        IDEMPOTENCY_KEY
    }

    private final Over over;

    AppendConflict(Over over) {
        super(over.name(), null, false, false);
        this.over = over;
    }

    public Over over() {
        return over;
    }
}

package mayday.command.store;

/**
 * A place in the log of all incidents, in an order that respects commits: the writing transaction, then the row.
 * Neither alone will do: numbers are handed out before commit.
 */
public record LogPosition(long tx, long position) {

    public static final LogPosition START = new LogPosition(0, 0);
}

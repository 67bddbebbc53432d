package mayday.command.rest.request;

/** The most that a request may say. */
public final class Most {

    /** Of whatever is listed. */
    public static final int ITEMS = 200;

    /** A year, and a leap year. */
    public static final int MINUTES = 366 * 24 * 60;

    /** More than there are people. */
    public static final long USERS = 10_000_000_000L;

    private Most() {}
}

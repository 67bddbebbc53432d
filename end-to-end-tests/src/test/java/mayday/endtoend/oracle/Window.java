package mayday.endtoend.oracle;

/**
 * One stretch of impact of one system.
 *
 * @param from epoch milliseconds, inclusive
 * @param to epoch milliseconds, exclusive
 */
record Window(String system, long from, long to, Level level) {

    /** Gravest first. */
    enum Level {
        DOWN,
        PARTIAL,
        DEGRADED
    }

    boolean covers(long instant) {
        return from <= instant && instant < to;
    }
}

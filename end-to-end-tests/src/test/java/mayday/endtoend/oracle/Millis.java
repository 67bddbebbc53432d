package mayday.endtoend.oracle;

/** Milliseconds in which the highest level was the one named; their sum is any impact. */
public record Millis(long down, long partial, long degraded) {

    static final Millis NONE = new Millis(0, 0, 0);

    public long anyImpact() {
        return down + partial + degraded;
    }

    Millis plus(Window.Level level, long millis) {
        return switch (level) {
            case DOWN -> new Millis(down + millis, partial, degraded);
            case PARTIAL -> new Millis(down, partial + millis, degraded);
            case DEGRADED -> new Millis(down, partial, degraded + millis);
        };
    }
}

package mayday.command.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An instant of the world, to the microsecond, and how well it is known. */
public record Moment(Instant at, Precision precision) {

    /** What happened, or is planned, does not lie before this: such a date is a misspelled one. */
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** What is planned lies before this. */
    public static final Instant END_OF_PLANS = Instant.parse("2100-01-01T00:00:00Z");

    public Moment {
        // The store keeps microseconds; cutting here keeps what is hashed equal to what is read back.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public static Moment exactly(Instant at) {
        return new Moment(at, Precision.EXACT);
    }

    /** Whether it may be compared with others: a day, or a guess at nothing, may not. */
    boolean isTimed() {
        return switch (precision) {
            case EXACT, APPROXIMATE -> true;
            case DAY, UNKNOWN -> false;
        };
    }

    boolean isBefore(Moment other) {
        return isTimed() && other.isTimed() && at.isBefore(other.at);
    }
}

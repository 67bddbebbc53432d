package mayday.postmortem.draft;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import mayday.incident.v1.Moment;

/**
 * An instant of the incident, cut to the millisecond, which all arithmetic is in, and where it comes from.
 *
 * @param precision EXACT, APPROXIMATE, DAY or UNKNOWN; the last two never enter a duration
 * @param basis in words, why this is that instant
 * @param eventId the event it was read from
 */
public record Stamp(String name, Instant at, String precision, String basis, String eventId) {

    public Stamp {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    static Stamp of(String name, Occurrence occurrence, String basis) {
        return new Stamp(name, occurrence.at(), occurrence.precision(), basis, occurrence.eventId());
    }

    static Stamp of(String name, Moment moment, Occurrence said, String basis) {
        Timestamp at = moment.getAt();
        return new Stamp(
                name, Occurrence.instant(at), Occurrence.precision(moment.getPrecision()), basis, said.eventId());
    }

    Stamp named(String name) {
        return new Stamp(name, at, precision, basis, eventId);
    }

    long millis() {
        return at.toEpochMilli();
    }

    boolean isMeasurable() {
        return Occurrence.isMeasurable(precision);
    }

    boolean isApproximate() {
        return precision.equals("APPROXIMATE");
    }
}

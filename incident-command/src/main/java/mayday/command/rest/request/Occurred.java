package mayday.command.rest.request;

import java.time.Clock;
import java.time.Instant;
import mayday.command.incident.Moment;
import mayday.command.incident.Precision;
import org.jspecify.annotations.Nullable;

/** The two fields that every command takes: the instant it speaks of (default: now) and how well that is known. */
record Occurred(
        @Happened @Nullable Instant occurredAt, @Nullable Precision occurredAtPrecision) {

    Moment moment(Clock clock) {
        return new Moment(
                occurredAt == null ? clock.instant() : occurredAt,
                occurredAtPrecision == null ? Precision.EXACT : occurredAtPrecision);
    }
}

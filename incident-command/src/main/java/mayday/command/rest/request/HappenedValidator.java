package mayday.command.rest.request;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Duration;
import java.time.Instant;
import mayday.command.door.DoorCode;
import mayday.command.incident.Moment;
import org.jspecify.annotations.Nullable;

/** Holds {@link Happened}. */
public final class HappenedValidator implements ConstraintValidator<Happened, Instant> {

    private static final Duration CLOCKS_DISAGREE_BY = Duration.ofMinutes(5);

    @Override
    public boolean isValid(@Nullable Instant instant, ConstraintValidatorContext context) {
        if (instant == null) {
            return true;
        }
        if (instant.isBefore(Moment.EARLIEST)) {
            return Violations.add(context, DoorCode.OCCURRED_TOO_EARLY, "Must not lie before 2000-01-01T00:00:00Z.");
        }
        var now = context.getClockProvider().getClock().instant();
        if (instant.isAfter(now.plus(CLOCKS_DISAGREE_BY))) {
            return Violations.add(
                    context, DoorCode.OCCURRED_IN_FUTURE, "Must not lie more than five minutes in the future.");
        }
        return true;
    }
}

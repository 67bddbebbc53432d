package mayday.command.rest.request;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Instant;
import mayday.command.door.DoorCode;
import mayday.command.incident.Moment;
import org.jspecify.annotations.Nullable;

/** Holds {@link Planned}. */
public final class PlannedValidator implements ConstraintValidator<Planned, Instant> {

    @Override
    public boolean isValid(@Nullable Instant instant, ConstraintValidatorContext context) {
        if (instant == null) {
            return true;
        }
        if (instant.isBefore(Moment.EARLIEST)) {
            return Violations.add(context, DoorCode.OCCURRED_TOO_EARLY, "Must not lie before 2000-01-01T00:00:00Z.");
        }
        if (!instant.isBefore(Moment.END_OF_PLANS)) {
            return Violations.add(context, DoorCode.PLANNED_TOO_LATE, "Must lie before 2100-01-01T00:00:00Z.");
        }
        return true;
    }
}

package mayday.command.rest.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An instant that may lie ahead, for it is a plan: from the year 2000 to the year 2099. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlannedValidator.class)
public @interface Planned {

    String message() default "Is out of range.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

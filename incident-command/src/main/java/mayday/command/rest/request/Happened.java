package mayday.command.rest.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An instant from the year 2000 on that is not further in the future than clocks disagree: five minutes. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HappenedValidator.class)
public @interface Happened {

    String message() default "Is out of range.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

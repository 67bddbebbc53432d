package mayday.command.rest.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A link, reference or other single line of at most 2,000 characters. */
@Characters(max = 2000, singleLine = true)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Line {

    String message() default "Is not a text for this place.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

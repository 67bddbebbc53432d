package mayday.command.rest.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an incident is called: one line of at most 200 characters. */
@Characters(max = 200, singleLine = true)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Title {

    String message() default "Is not a text for this place.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

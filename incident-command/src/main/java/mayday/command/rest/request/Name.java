package mayday.command.rest.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a person, team, system, version or other thing, by which it is told apart from others: one line of at most
 * 200 characters, each of them to be seen.
 */
@Characters(max = 200, singleLine = true, key = true)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Name {

    String message() default "Is not a text for this place.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

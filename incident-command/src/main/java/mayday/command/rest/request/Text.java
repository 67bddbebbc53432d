package mayday.command.rest.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of at most 8,000 characters, in as many lines as it likes. */
@Characters(max = 8000, singleLine = false)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Text {

    String message() default "Is not a text for this place.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

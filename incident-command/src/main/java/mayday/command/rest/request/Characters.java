package mayday.command.rest.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that is not blank, of at most {@code max} code points, without characters that mislead or break the line. */
@Target({ElementType.ANNOTATION_TYPE, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CharactersValidator.class)
@interface Characters {

    int max();

    boolean singleLine();

    /** Whether things are told apart by it, so that nothing in it may be invisible or look like something else. */
    boolean key() default false;

    String message() default "Is not a text for this place.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

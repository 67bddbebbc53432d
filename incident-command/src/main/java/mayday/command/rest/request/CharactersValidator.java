package mayday.command.rest.request;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import mayday.command.door.DoorCode;
import org.jspecify.annotations.Nullable;

/** Holds {@link Characters}. */
public final class CharactersValidator implements ConstraintValidator<Characters, String> {

    private int max;
    private boolean singleLine;
    private boolean key;

    @Override
    public void initialize(Characters characters) {
        max = characters.max();
        singleLine = characters.singleLine();
        key = characters.key();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        if (Unicode.isBlank(text)) {
            return Violations.add(context, DoorCode.INVALID_TEXT, "Must not be blank.");
        }
        if (text.codePointCount(0, text.length()) > max) {
            return Violations.add(context, DoorCode.TEXT_TOO_LONG, "May be at most %d characters long.".formatted(max));
        }
        return (key ? Unicode.faultOfName(text) : Unicode.fault(text, singleLine))
                .map(fault -> Violations.add(context, DoorCode.INVALID_TEXT, fault))
                .orElse(true);
    }
}

package mayday.command.rest.request;

import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.StreamSupport;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.Fault;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/** Gives what validation finds a code and a JSON pointer. */
final class Violations {

    private Violations() {}

    /** Reports a violation under a code of ours; always false, the validator's answer. */
    static boolean add(ConstraintValidatorContext context, DoorCode code, String sentence) {
        context.disableDefaultConstraintViolation();
        context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(code);
        context.buildConstraintViolationWithTemplate(sentence).addConstraintViolation();
        return false;
    }

    /** All that is wrong at once, under the code of the first fault in the order of the pointers. */
    static DoorRefusal refusal(Collection<? extends ConstraintViolation<?>> violations) {
        var sorted = violations.stream()
                .sorted(Comparator.comparing(violation -> pointer(violation.getPropertyPath())))
                .toList();
        var faults = sorted.stream()
                .map(violation -> new Fault(pointer(violation.getPropertyPath()), sentence(violation)))
                .toList();
        var first = faults.getFirst();
        return new DoorRefusal(code(sorted.getFirst()), "%s: %s".formatted(first.pointer(), first.detail()), faults);
    }

    private static DoorCode code(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> detailed = violation.unwrap(HibernateConstraintViolation.class);
        var ours = detailed.getDynamicPayload(DoorCode.class);
        if (ours != null) {
            return ours;
        }
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _ -> DoorCode.MISSING_FIELD;
            case Size _ -> DoorCode.TOO_MANY_ITEMS;
            default -> DoorCode.NUMBER_OUT_OF_RANGE;
        };
    }

    /** In our words: those of the library follow the language of the machine. */
    private static String sentence(ConstraintViolation<?> violation) {
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _ -> "Is required.";
            case Size size -> "May hold at most %d items.".formatted(size.max());
            case PositiveOrZero _ -> "Must not be negative.";
            case Min min -> "Must be at least %d.".formatted(min.value());
            case Max max -> "Must be at most %d.".formatted(max.value());
            default -> violation.getMessage();
        };
    }

    private static String pointer(Path path) {
        return StreamSupport.stream(path.spliterator(), false).reduce("", Violations::step, String::concat);
    }

    private static String step(String pointer, Path.Node node) {
        var container = node.getIndex() == null ? pointer : pointer + "/" + node.getIndex();
        return node.getName() == null || node.getName().startsWith("<") ? container : container + "/" + node.getName();
    }
}

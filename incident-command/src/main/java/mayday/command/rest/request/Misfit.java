package mayday.command.rest.request;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in our words and codes what Jackson found to be unlike the request record. */
final class Misfit {

    private Misfit() {}

    static DoorRefusal refusal(JacksonException misfit) {
        var pointer = pointer(misfit);
        if (misfit.getCause() instanceof DoorRefusal ours) {
            return DoorRefusal.at(ours.code(), pointer, ours.detail());
        }
        return switch (misfit) {
            case UnrecognizedPropertyException _ ->
                DoorRefusal.at(DoorCode.UNKNOWN_FIELD, pointer, "There is no such field to be set.");
            case InvalidNullException _ -> DoorRefusal.at(DoorCode.WRONG_TYPE, pointer, "Must not be null.");
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                DoorRefusal.at(
                        DoorCode.INVALID_VALUE, pointer, "Must be one of " + values(format.getTargetType()) + ".");
            case MismatchedInputException mismatch ->
                DoorRefusal.at(DoorCode.WRONG_TYPE, pointer, "Must be " + kind(mismatch.getTargetType()) + ".");
            default -> coercion(misfit, pointer);
        };
    }

    private static DoorRefusal coercion(JacksonException misfit, String pointer) {
        if (misfit instanceof InputCoercionException || (misfit.getCause() instanceof InputCoercionException)) {
            return DoorRefusal.at(DoorCode.NUMBER_OUT_OF_RANGE, pointer, "This number is too large.");
        }
        throw misfit;
    }

    private static String values(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(joining(", "));
    }

    private static String kind(Class<?> type) {
        if (type == String.class || type == UUID.class || type.isEnum()) {
            return "a string";
        }
        if (type == java.time.Instant.class) {
            return "a time in a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String pointer(JacksonException misfit) {
        return misfit.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : escaped(step.getPropertyName())))
                .collect(joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

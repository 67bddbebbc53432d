package mayday.command.encoding;

import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings payloads of older versions into the current shape, one version at a time. What is stored is never rewritten.
 *
 * @param steps from the version an event has to the next one
 */
public record Upcasters(Map<From, UnaryOperator<ObjectNode>> steps) {

    /** One event name in one version. */
    public record From(EventType type, int version) {}

    public Upcasters {
        steps = Map.copyOf(steps);
    }

    /** Every step there has ever been. */
    public static Upcasters current() {
        return new Upcasters(Map.of());
    }

    ObjectNode upcast(EventType type, int version, ObjectNode payload) {
        var shape = payload;
        for (int at = version; at < type.version(); at++) {
            var step = steps.get(new From(type, at));
            if (step == null) {
                throw new IllegalStateException("No way from %s version %d to the next".formatted(type, at));
            }
            shape = step.apply(shape);
        }
        return shape;
    }
}

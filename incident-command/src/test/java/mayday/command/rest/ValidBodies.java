package mayday.command.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import mayday.command.rest.RequestShapes.Shape;

/** Bodies that a command takes, made from its request record. */
public final class ValidBodies {

    static final String AT = "2026-03-01T12:00:00Z";

    private ValidBodies() {}

    /** With nothing but what is required. */
    static String least(Class<?> request, String... more) {
        var required = RequestShapes.fields(request).stream()
                .filter(Shape::isRequired)
                .map(field -> "\"%s\":%s".formatted(field.name(), value(field, "x")))
                .collect(Collectors.toCollection(ArrayList::new));
        required.addAll(List.of(more));
        return "{" + String.join(",", required) + "}";
    }

    /** With every field there is, and this, as JSON without its quotes, in every text, cut to what the field takes. */
    public static String full(Class<?> request, String text) {
        return RequestShapes.fields(request).stream()
                .map(field -> "\"%s\":%s".formatted(field.name(), value(field, text)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String value(Shape field, String text) {
        if (field.isList()) {
            return "[" + value(field.item(), text) + "]";
        }
        if (field.isRecord()) {
            return full(field.type(), text);
        }
        if (field.type().isEnum()) {
            return "\"" + field.type().getEnumConstants()[0] + "\"";
        }
        if (field.type() == String.class) {
            int max = RequestShapes.characters(field).max();
            return "\"" + (text.length() > max ? text.substring(0, max) : text) + "\"";
        }
        if (field.type() == UUID.class) {
            return "\"01900000-0000-7000-8000-00000000dead\"";
        }
        if (field.type() == Instant.class) {
            return "\"" + AT + "\"";
        }
        return field.type() == boolean.class || field.type() == Boolean.class ? "true" : "1";
    }
}

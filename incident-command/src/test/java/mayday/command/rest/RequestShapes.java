package mayday.command.rest;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mayday.command.rest.request.Call;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** What the door takes, read from the controllers and their request records themselves. */
public final class RequestShapes {

    private RequestShapes() {}

    /** Path pattern to request record, for every command that is mapped. */
    public static Map<String, Class<?>> commands() {
        var commands = new TreeMap<String, Class<?>>();
        OpenDoor.shared()
                .mappings()
                .getHandlerMethods()
                .forEach((mapping, method) -> bodyOf(method).ifPresent(body -> commands.put(path(mapping), body)));
        return commands;
    }

    static String path(RequestMappingInfo mapping) {
        return mapping.getPatternValues().iterator().next();
    }

    private static Optional<Class<?>> bodyOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == Call.class)
                .<Class<?>>map(parameter -> ResolvableType.forMethodParameter(parameter)
                        .getGeneric(0)
                        .toClass())
                .findFirst();
    }

    /** One field of a request record, with the annotations of its type. */
    public record Shape(String name, Class<?> type, AnnotatedElement annotations, AnnotatedType annotatedType) {

        public boolean isRequired() {
            return annotations.isAnnotationPresent(NotNull.class);
        }

        public boolean isList() {
            return type == List.class;
        }

        public boolean isRecord() {
            return type.isRecord();
        }

        public Shape item() {
            var item = ((AnnotatedParameterizedType) annotatedType).getAnnotatedActualTypeArguments()[0];
            return new Shape(name, (Class<?>) item.getType(), item, item);
        }
    }

    public static List<Shape> fields(Class<?> request) {
        return Arrays.stream(request.getRecordComponents())
                .map(component -> field(request, component.getName()))
                .map(field -> new Shape(field.getName(), field.getType(), field, field.getAnnotatedType()))
                .toList();
    }

    private static Field field(Class<?> request, String name) {
        try {
            return request.getDeclaredField(name);
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What a text field may hold: the constraint behind {@code Name}, {@code Title}, {@code Line} and {@code Text}. */
    public record Characters(int max, boolean singleLine, boolean key) {}

    public static Characters characters(Shape text) {
        var constraint = requireNonNull(AnnotatedElementUtils.getMergedAnnotationAttributes(
                text.annotations(), "mayday.command.rest.request.Characters"));
        return new Characters(
                constraint.getNumber("max").intValue(),
                constraint.getBoolean("singleLine"),
                constraint.getBoolean("key"));
    }
}

package mayday.command.encoding;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from a record's own declaration what it holds at least, and whether it holds what it must. */
final class Minimal {

    private Minimal() {}

    /** The same record with nothing in it that may be absent. */
    static <R extends Record> R of(R full) {
        var components = full.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> least(component, value(component, full)))
                .toArray();
        return made(full, components, values);
    }

    /** The components that hold nothing; none in a record with every field set. */
    static List<String> absent(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> isNothing(value(component, record)))
                .map(RecordComponent::getName)
                .toList();
    }

    /** Components that are absent though they are not declared to be ever, however deep. */
    static List<String> missing(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .flatMap(component -> missing(component, value(component, record)).stream())
                .toList();
    }

    private static List<String> missing(RecordComponent component, @Nullable Object value) {
        if (value == null) {
            return isNullable(component) ? List.of() : List.of(component.getName());
        }
        var inner = value instanceof List<?> list ? list : List.of(value);
        return inner.stream()
                .filter(Record.class::isInstance)
                .flatMap(nested -> missing((Record) nested).stream())
                .map(name -> component.getName() + "." + name)
                .toList();
    }

    private static @Nullable Object least(RecordComponent component, @Nullable Object value) {
        if (isNullable(component)) {
            return null;
        }
        return switch (value) {
            case List<?> _ -> List.of();
            case Boolean _ -> false;
            case Record nested -> of(nested);
            case null, default -> value;
        };
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.equals(List.of());
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R made(R like, RecordComponent[] components, @Nullable Object[] values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            var constructor = like.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }
}

package mayday.command.rest.request;

import java.time.Instant;
import java.util.List;
import mayday.command.incident.Moment;
import mayday.command.incident.Precision;
import org.jspecify.annotations.Nullable;

/** What a field that was left out means. */
public final class Defaults {

    private Defaults() {}

    public static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    public static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    /** An instant and its sibling, the precision; a precision alone says nothing. */
    public static @Nullable Moment moment(@Nullable Instant at, @Nullable Precision precision) {
        return at == null ? null : new Moment(at, orElse(precision, Precision.EXACT));
    }
}

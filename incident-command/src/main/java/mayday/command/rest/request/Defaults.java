package mayday.command.rest.request;

import java.time.Instant;
import java.util.List;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
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

    /** The instant at {@code pointer} and its sibling, the precision, which alone says nothing. */
    public static @Nullable Moment moment(String pointer, @Nullable Instant at, @Nullable Precision precision) {
        if (at != null) {
            return new Moment(at, orElse(precision, Precision.EXACT));
        }
        if (precision != null) {
            throw DoorRefusal.at(DoorCode.MISSING_FIELD, pointer, "Is required where its precision is said.");
        }
        return null;
    }
}

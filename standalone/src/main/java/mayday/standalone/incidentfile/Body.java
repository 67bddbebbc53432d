package mayday.standalone.incidentfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one request; what is absent in the account is absent here. */
final class Body {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** A moment nobody knows is sent as unknown: the door fills in an instant that then counts for nothing. */
    Body(@Nullable Moment when) {
        if (when == null) {
            fields.put("occurredAtPrecision", Precision.UNKNOWN.name());
        } else {
            putMoment("occurredAt", when);
        }
    }

    Body put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    Body putMoment(String name, @Nullable Moment moment) {
        if (moment != null) {
            fields.put(name, moment.at().toString());
            if (moment.precision() != Precision.EXACT) {
                fields.put(name + "Precision", moment.precision().name());
            }
        }
        return this;
    }

    Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}

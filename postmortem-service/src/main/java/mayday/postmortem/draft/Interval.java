package mayday.postmortem.draft;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system was at one level from an instant up to another, both floored to milliseconds.
 *
 * @param to exclusive; absent while it goes on
 * @param millis its length; for one that goes on, up to the last event of the log
 * @param assumed the level is a guess
 * @param approximate an end of it is only roughly known
 * @param because the events it was read from
 */
public record Interval(
        Level level,
        Instant from,
        @Nullable Instant to,
        long millis,
        boolean ongoing,
        boolean assumed,
        boolean approximate,
        List<String> because) {

    @JsonIgnore
    long fromMillis() {
        return from.toEpochMilli();
    }

    @JsonIgnore
    long toMillis() {
        return fromMillis() + millis;
    }
}

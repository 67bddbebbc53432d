package mayday.chaos;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands, apart from what its log says line by line.
 *
 * @param version the sequence of its last event
 * @param people everybody who ever joined
 * @param acknowledged for the first time, to the millisecond
 * @param timeDown milliseconds at each level, by system
 */
record Standing(
        int version,
        boolean isResolved,
        Set<String> people,
        @Nullable Instant acknowledged,
        Map<String, Map<String, Long>> timeDown) {}

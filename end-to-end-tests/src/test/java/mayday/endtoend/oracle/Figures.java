package mayday.endtoend.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * What has to come out of one incident file.
 *
 * @param overall down where some system was down, any impact where some system was impacted
 * @param systems every system with a window
 * @param stamps those of the file by their public name (impactStart, detected, reported, mitigated, resolved), in
 *     milliseconds
 * @param durations milliseconds by the public name of the duration, where the file has both ends
 */
public record Figures(
        Millis overall,
        SortedMap<String, Millis> systems,
        Map<String, Instant> stamps,
        SortedMap<String, Long> durations) {}

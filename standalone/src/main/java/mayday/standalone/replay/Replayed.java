package mayday.standalone.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A file that went through Mayday.
 *
 * @param computed Mayday's figures by name
 * @param isComplete every command was accepted
 */
public record Replayed(
        String slug,
        String incidentId,
        String number,
        Map<String, Duration> computed,
        List<Difference> differences,
        boolean isComplete) {}

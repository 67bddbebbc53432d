package mayday.standalone.incidentfile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A duration the account prints.
 *
 * @param basis from what to what, in the words of the file
 */
public record Figure(
        String name,
        Duration published,
        @Nullable Moment from,
        @Nullable Moment to,
        @Nullable String basis) {}

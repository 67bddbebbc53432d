package mayday.command.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link to a log, metric or trace, with its query and time range. */
public record Evidence(
        @Nullable String url,
        @Nullable String query,
        @Nullable Instant from,
        @Nullable Instant to) {}

package mayday.command.incident;

import org.jspecify.annotations.Nullable;

/** In which capacity somebody takes part. */
record Seat(@Nullable String team, @Nullable String role) {}

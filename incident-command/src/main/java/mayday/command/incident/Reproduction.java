package mayday.command.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to see the trouble oneself. */
public record Reproduction(
        List<String> steps,
        @Nullable String expected,
        @Nullable String seen,
        @Nullable String environment) {

    public Reproduction {
        steps = List.copyOf(steps);
    }
}

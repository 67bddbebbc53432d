package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.constraints.Size;
import java.util.List;
import mayday.command.incident.Reproduction;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Text;
import org.jspecify.annotations.Nullable;

/** How to see the trouble oneself, in a request. */
record ReproductionSteps(
        @Size(max = Most.ITEMS) @Nullable List<@Text String> steps,
        @Text @Nullable String expected,
        @Text @Nullable String seen,
        @Name @Nullable String environment) {

    Reproduction reproduction() {
        return new Reproduction(orNone(steps), expected, seen, environment);
    }
}

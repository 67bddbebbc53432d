package mayday.command.incident;

import org.jspecify.annotations.Nullable;

/**
 * One run of a smoke test or symptom check.
 *
 * @param symptom the check tests the incident's own symptom
 * @param performedBy who ran it, where that is known
 */
public record Check(
        String name,
        @Nullable String system,
        String environment,
        boolean symptom,
        @Nullable String run,
        @Nullable Evidence evidence,
        @Nullable String performedBy,
        @Nullable String text) {

    public Check {
        environment = Environment.canonical(environment);
    }
}

package mayday.command.incident;

import org.jspecify.annotations.Nullable;

/** What is impacted; the three together are the key of an impact interval. */
public record ImpactTarget(
        String system,
        @Nullable String functionality,
        @Nullable String region) {

    public static ImpactTarget system(String system) {
        return new ImpactTarget(system, null, null);
    }
}

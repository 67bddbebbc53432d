package mayday.command.incident;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a team demands before a step is taken, and how long it watches. Only decisions ask it: a history means the same
 * under every policy.
 *
 * @param productionNames what production is called besides {@code production}, in lower case
 * @param beforeProduction which environments a fix is verified in before it goes to production
 * @param signOffs how many people at least sign off before an incident counts as resolved
 * @param rounds how many people at least run checks in production before that
 * @param symptomCheck what a check of the incident's own symptom shows before that
 * @param caches which systems keep copies of what they serve, and where it is said what becomes of these
 * @param reopensOnRegression whether a regression opens a resolved incident again
 */
public record Policy(
        Set<String> productionNames,
        BeforeProduction beforeProduction,
        WatchLengths watchLengths,
        int signOffs,
        int rounds,
        SymptomCheck symptomCheck,
        Caches caches,
        boolean reopensOnRegression) {

    /**
     * The environments in front of production.
     *
     * @param environments those that are asked for in any case, in lower case and in their order
     * @param usedOnes whether those are asked for too that a fix of the incident went to
     */
    public record BeforeProduction(List<String> environments, boolean usedOnes) {

        public BeforeProduction {
            environments = List.copyOf(environments);
        }
    }

    /** How long a watch lasts where nobody says it; {@code unset} where the severity is not known. */
    public record WatchLengths(
            Duration sev1, Duration sev2, Duration sev3, Duration sev4, Duration sev5, Duration unset) {

        Duration of(@Nullable Severity severity) {
            return switch (severity) {
                case SEV1 -> sev1;
                case SEV2 -> sev2;
                case SEV3 -> sev3;
                case SEV4 -> sev4;
                case SEV5 -> sev5;
                case null -> unset;
            };
        }
    }

    /** What is asked of the checks of the symptom, in production and since the last deployment there. */
    public enum SymptomCheck {
        /** Nothing, but that the last run of none failed. */
        OPTIONAL,
        /** The last run of one passed. */
        GREEN,
        /** The last run of one passed, and an earlier one failed: so it can tell the difference. */
        RED_TO_GREEN
    }

    /**
     * The systems that keep copies of what they serve. A hotfix of one leaves in them what it was to put right.
     *
     * @param item id of the item of the checklist that asks what becomes of the copies
     */
    public record Caches(Set<String> systems, String item) {

        public Caches {
            systems = Set.copyOf(systems);
        }

        /** In the order of their names. */
        List<String> among(Collection<String> named) {
            return named.stream().filter(systems::contains).sorted().toList();
        }
    }

    public Policy {
        productionNames = Set.copyOf(productionNames);
    }

    /** What holds where a team says nothing else. */
    public static Policy standard() {
        return new Policy(
                Set.of("prod"),
                new BeforeProduction(List.of(), true),
                new WatchLengths(
                        Duration.ofHours(2),
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30)),
                0,
                0,
                SymptomCheck.OPTIONAL,
                new Caches(Set.of(), "caches"),
                true);
    }

    /** The name under which an environment is written down: production has one, whatever people call it. */
    String environment(String name) {
        var canonical = Environment.canonical(name);
        return productionNames.contains(canonical) ? Environment.PRODUCTION : canonical;
    }
}

package mayday.command.policy;

import java.time.Duration;
import java.util.List;
import mayday.command.incident.Policy.SymptomCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The policy as it is written down. {@code docs/policies.md} tells what each property does; one that it does not know is
 * refused, for a misspelled demand would demand nothing.
 */
@ConfigurationProperties(prefix = "mayday.policy", ignoreUnknownFields = false)
record PolicyProperties(
        @DefaultValue("prod") List<String> productionNames,
        @DefaultValue BeforeProduction beforeProduction,
        @DefaultValue WatchLength watchLength,
        @DefaultValue("0") int signOffs,
        @DefaultValue("0") int rounds,
        @DefaultValue("OPTIONAL") SymptomCheck symptomCheck,
        @DefaultValue Caches caches,
        @DefaultValue("true") boolean reopenOnRegression) {

    record BeforeProduction(
            @DefaultValue List<String> environments,
            @DefaultValue("true") boolean usedOnes) {}

    record Caches(
            @DefaultValue List<String> systems,
            @DefaultValue("caches") String item) {}

    record WatchLength(
            @DefaultValue("2h") Duration sev1,
            @DefaultValue("1h") Duration sev2,
            @DefaultValue("30m") Duration sev3,
            @DefaultValue("15m") Duration sev4,
            @DefaultValue("15m") Duration sev5,
            @DefaultValue("30m") Duration unset) {}
}

package mayday.postmortem.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the events come from.
 *
 * @param topic the Kafka topic of published incident events
 * @param incidentCommandUrl base address of the service that holds the record; gaps are filled from it
 * @param retry pause before Kafka is tried again, and before a gap that could not be filled is tried a second time
 * @param patience the longest pause between two attempts to fill the same gap
 * @param repairTimeout longest wait for one page of a gap
 */
@Validated
@ConfigurationProperties("mayday.postmortem")
record IntakeProperties(
        @DefaultValue("mayday.incident-events.v1") @NotBlank String topic,
        @NotNull URI incidentCommandUrl,
        @DefaultValue("1s") Duration retry,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("5s") Duration repairTimeout) {}

package mayday.timeline.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * Where events come from.
 *
 * @param incidentCommandUrl where missing events are fetched from
 * @param topic the topic of the published events
 * @param group the consumer group; instances of one database share it
 * @param batch records projected in one transaction at the most
 * @param look how often an idle intake looks at Kafka and at its own offsets
 * @param topicCheck how often the identity of the topic is checked
 * @param patience the longest pause between two attempts when Kafka, the database or incident-command is down
 */
@Validated
@ConfigurationProperties("mayday.timeline")
record IntakeProperties(
        @DefaultValue("http://127.0.0.1:8081") URI incidentCommandUrl,
        @DefaultValue("mayday.incident-events.v1") @NotBlank String topic,
        @DefaultValue("timeline-query") @NotBlank String group,

        @Name("intake.batch") @DefaultValue("500") @Positive @Max(10_000)
        int batch,

        @Name("intake.look") @DefaultValue("1s") Duration look,
        @Name("intake.topic-check") @DefaultValue("5s") Duration topicCheck,
        @Name("intake.patience") @DefaultValue("5s") Duration patience) {}

package mayday.command.publication;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How stored events get to Kafka. {@code mayday.command.relay.enabled=false} keeps an instance out of it.
 *
 * @param batch events read, sent and acknowledged at a time
 * @param idlePoll how often to look where nothing was announced
 * @param topicCheck how long acknowledgments, or the next event, may take before the topic itself is looked at
 * @param longestPause the pause between attempts grows up to this while Kafka or the store is away
 */
@Validated
@ConfigurationProperties("mayday.command.relay")
record RelayProperties(
        @DefaultValue("500") @Positive int batch,
        @DefaultValue("1s") Duration idlePoll,
        @DefaultValue("5s") Duration topicCheck,
        @DefaultValue("5s") Duration longestPause) {}

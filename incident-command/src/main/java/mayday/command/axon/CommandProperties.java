package mayday.command.axon;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How commands are decided.
 *
 * @param conflictPatience how long a command that asked for no version is decided again after others were faster
 * @param repetitionPatience how long a repetition waits for the first request with its idempotency key
 * @param rememberedIncidents how much memory is given to incidents that are kept so that a command to them needs no
 *     read
 */
@Validated
@ConfigurationProperties("mayday.command")
record CommandProperties(
        @DefaultValue("5s") Duration conflictPatience,
        @DefaultValue("2s") Duration repetitionPatience,
        @DefaultValue("64MB") DataSize rememberedIncidents) {}

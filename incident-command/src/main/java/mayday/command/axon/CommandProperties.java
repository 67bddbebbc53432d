package mayday.command.axon;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How commands are decided.
 *
 * @param conflictPatience how long a command that asked for no version is decided again after others were faster
 * @param repetitionPatience how long a repetition waits for the first request with its idempotency key
 * @param rememberedEntries how many entries the logs of the incidents have together that are kept in memory so that a
 *     command to them needs no read
 */
@Validated
@ConfigurationProperties("mayday.command")
record CommandProperties(
        @DefaultValue("5s") Duration conflictPatience,
        @DefaultValue("2s") Duration repetitionPatience,
        @DefaultValue("200000") @Positive int rememberedEntries) {}

package mayday.timeline.rest;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How questions are answered.
 *
 * @param minVersionWait how long a reader waits for the version it asks for
 * @param lastGoodAnswers how many answers are kept for the time when the database is away
 * @param lastGoodSize the memory they may take together
 */
@Validated
@ConfigurationProperties("mayday.timeline.rest")
record RestProperties(
        @DefaultValue("5s") Duration minVersionWait,
        @DefaultValue("1000") @Positive int lastGoodAnswers,
        @DefaultValue("16MB") DataSize lastGoodSize) {}

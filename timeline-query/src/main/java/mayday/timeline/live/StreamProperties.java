package mayday.timeline.live;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How live readers are served.
 *
 * @param ping silence after which a comment line keeps the connection open, and shows whether anybody is there
 * @param look how often it is checked what other instances have projected
 * @param max live streams that one instance holds
 * @param recent what is kept in memory of each stream that has readers; who is further behind reads the database
 */
@Validated
@ConfigurationProperties("mayday.timeline.streams")
record StreamProperties(
        @DefaultValue("15s") Duration ping,
        @DefaultValue("1s") Duration look,
        @DefaultValue("4000") @Positive int max,
        @DefaultValue("256KB") DataSize recent) {}

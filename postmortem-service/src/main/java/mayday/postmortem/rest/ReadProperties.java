package mayday.postmortem.rest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reads wait.
 *
 * @param minVersionWait longest wait for the version that a caller asks for
 */
@Validated
@ConfigurationProperties("mayday.postmortem.reads")
record ReadProperties(@DefaultValue("2s") Duration minVersionWait) {}

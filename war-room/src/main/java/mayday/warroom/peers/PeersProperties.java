package mayday.warroom.peers;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the other services are, and how long they are waited for.
 *
 * @param incidentCommandUrl scheme, host and port of incident-command
 * @param timelineQueryUrl scheme, host and port of timeline-query
 * @param postmortemServiceUrl scheme, host and port of postmortem-service
 * @param connectTimeout how long a connection may take to come up
 * @param answerTimeout how long an API answer may take to begin, and then to bring its next bytes
 * @param pageTimeout how long a page waits for one answer before it says that the service is silent: longer than
 *     timeline-query waits for a version that it was asked for, which is 5 s
 * @param maxPageRequests requests that pages may have under way at each service at once
 * @param maxStreams live streams that may pass through at once
 * @param streamHeartbeat silence on a live stream after which a comment line tests whether the reader is still there
 */
@Validated
@ConfigurationProperties("mayday.war-room")
public record PeersProperties(
        @NotNull URI incidentCommandUrl,
        @NotNull URI timelineQueryUrl,
        @NotNull URI postmortemServiceUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("20s") Duration answerTimeout,
        @DefaultValue("8s") Duration pageTimeout,
        @DefaultValue("64") @Positive int maxPageRequests,
        @DefaultValue("2000") @Positive int maxStreams,
        @DefaultValue("5s") Duration streamHeartbeat) {}

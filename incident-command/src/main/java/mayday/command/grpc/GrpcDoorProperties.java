package mayday.command.grpc;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the gRPC door allows besides what the server's own settings can say.
 *
 * @param longestCall after which a call is answered with DEADLINE_EXCEEDED, where it named no deadline or a later one; a
 *     second at least, or none would ever be answered
 * @param callsPerConnection at the same time; more of them wait at the caller's
 * @param resetsPerHalfMinute calls of one connection that may be broken off before the connection is closed
 */
@Validated
@ConfigurationProperties("mayday.grpc")
record GrpcDoorProperties(
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration longestCall,
        @DefaultValue("100") @Positive int callsPerConnection,
        @DefaultValue("300") @Positive int resetsPerHalfMinute) {}

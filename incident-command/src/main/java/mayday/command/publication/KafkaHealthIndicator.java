package mayday.command.publication;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Says whether events reach Kafka. Commands do not depend on it, so neither does readiness. */
final class KafkaHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final RelayStatus status;

    KafkaHealthIndicator(RelayStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        var failure = status.failure();
        var health = failure == null ? Health.up() : Health.status(DEGRADED).withDetail("failure", failure);
        return health.withDetail("publishes", status.isLeading())
                .withDetail("lagSeconds", status.lagSeconds())
                .build();
    }
}

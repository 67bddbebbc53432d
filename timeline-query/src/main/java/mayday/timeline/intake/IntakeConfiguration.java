package mayday.timeline.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import mayday.timeline.event.Projection;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of this service, and what it tells Prometheus about the intake. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MeterBinder intakeMeters(IntakeStatus status, List<Projection> projections) {
        return meters -> {
            Gauge.builder("projection.lag.records", status, IntakeStatus::lagRecords)
                    .description("Published events that are not projected yet")
                    .register(meters);
            projections.forEach(
                    projection -> Gauge.builder("projection.lag.seconds", status, lag -> lag.lagMillis() / 1000.0)
                            .description("Seconds since everything published was known to be projected")
                            .tag("projection", projection.name())
                            .register(meters));
            counters(meters);
        };
    }

    /** Shown as 0 before the first case, so that an alert on their growth sees that case. */
    private static void counters(MeterRegistry meters) {
        for (var kind : List.of("duplicate", "displaced", "gap", "gap_repaired")) {
            meters.counter("audit.mismatch", "kind", kind);
        }
        for (var reason : List.of(
                "undecodable",
                "null_value",
                "wrong_checksum",
                "key_mismatch",
                "header_mismatch",
                "missing_header",
                "invalid_event",
                "projection_failed",
                "displaced")) {
            meters.counter("quarantined.events", "reason", reason);
        }
    }
}

package mayday.command.publication;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import mayday.command.contract.PublicEvents;
import mayday.command.publication.Leadership.Login;
import mayday.command.store.CommitOrder;
import mayday.command.store.LogSignal;
import mayday.command.store.PublishedSize;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class PublicationConfiguration {

    @Bean
    PublishedSize publishedSize() {
        return event -> PublicEvents.json(PublicEvents.publicForm(event)).length;
    }

    @Bean
    RelayStatus relayStatus(Clock clock) {
        return new RelayStatus(clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "mayday.command.relay.enabled", matchIfMissing = true)
    Relay relay(
            JdbcConnectionDetails login,
            JdbcClient database,
            CommitOrder log,
            LogSignal signal,
            KafkaProperties kafka,
            RelayStatus status,
            RelayProperties properties) {
        return new Relay(
                new Leadership(
                        new Login(login.getJdbcUrl(), login.getUsername(), login.getPassword()), database, signal),
                new Checkpoints(database),
                log,
                signal,
                KafkaAccess.of(kafka.buildAdminProperties(), kafka.buildProducerProperties(), properties.topicCheck()),
                status,
                properties);
    }

    @Bean
    KafkaHealthIndicator kafkaHealthIndicator(RelayStatus status) {
        return new KafkaHealthIndicator(status);
    }

    @Bean
    MeterBinder relayMeters(RelayStatus status) {
        return meters -> {
            Gauge.builder("relay.lag", status, RelayStatus::lagSeconds)
                    .baseUnit("seconds")
                    .description("Age of the oldest event that is not published yet")
                    .register(meters);
            Gauge.builder("relay.horizon.age", status, RelayStatus::horizonAgeSeconds)
                    .baseUnit("seconds")
                    .description("How long a running transaction has kept events from being published")
                    .register(meters);
            Gauge.builder("relay.stuck", status, relay -> relay.failure() == null ? 0 : 1)
                    .description("1 while publication cannot go on")
                    .register(meters);
            Gauge.builder("relay.leading", status, relay -> relay.isLeading() ? 1 : 0)
                    .description("1 while this instance is the one that publishes")
                    .register(meters);
            FunctionCounter.builder("relay.published", status, RelayStatus::publishedEvents)
                    .description("Events that Kafka has acknowledged")
                    .register(meters);
        };
    }
}

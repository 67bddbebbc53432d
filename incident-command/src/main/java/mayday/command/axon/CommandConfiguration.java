package mayday.command.axon;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import mayday.command.incident.Policy;
import mayday.command.store.AnsweredCommands;
import mayday.command.store.EventLog;
import mayday.command.store.EventWriter;
import mayday.command.store.IncidentNumbers;
import mayday.command.store.Memory;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandProperties.class)
class CommandConfiguration {

    static {
        // It would report usage over the network.
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    @Bean
    RecordedIncidents recordedIncidents(EventLog log, Memory memory, CommandProperties properties) {
        return new RecordedIncidents(log, memory, properties.rememberedIncidents());
    }

    @Bean
    StrategyFactsOf strategyFactsOf(RecordedIncidents incidents, Policy policy) {
        return new StrategyFactsOf(incidents, policy);
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    AxonConfiguration axon(EventWriter store, RecordedIncidents incidents, Policy policy) {
        return IncidentModule.register(EventSourcingConfigurer.create(), policy, UuidCreator::getTimeOrderedEpochPlus1)
                .registerEventStorageEngine(_ -> new IncidentStorageEngine(store, incidents))
                .build();
    }

    @Bean
    IncidentCommands incidentCommands(
            AxonConfiguration axon,
            RecordedIncidents incidents,
            AnsweredCommands answered,
            IncidentNumbers numbers,
            MeterRegistry meters,
            CommandProperties properties) {
        var metrics = new CommandMetrics(meters);
        return new IncidentCommands(
                new Decisions(
                        axon.getComponent(CommandBus.class),
                        incidents,
                        answered,
                        metrics,
                        properties.conflictPatience()),
                answered,
                numbers,
                new RunningCommands(answered, properties.repetitionPatience()),
                metrics);
    }
}

package mayday.command.schedule;

import java.time.Clock;
import mayday.command.axon.IncidentCommands;
import mayday.command.store.WatchLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    DueWatches dueWatches(WatchLog log) {
        return new DueWatches(log);
    }

    @Bean
    WatchTimer watchTimer(DueWatches watches, IncidentCommands commands, Clock clock) {
        return new WatchTimer(watches, commands, clock);
    }
}

package mayday.command.schedule;

import java.time.Clock;
import mayday.command.axon.IncidentCommands;
import mayday.command.store.WatchLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    WatchTimer watchTimer(WatchLog log, IncidentCommands commands, Clock clock) {
        return new WatchTimer(new DueWatches(log), commands, clock);
    }
}

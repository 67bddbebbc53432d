package mayday.command.checklist;

import mayday.command.incident.Checklist;
import mayday.command.store.EventLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

@Configuration(proxyBeanMethods = false)
class ChecklistConfiguration {

    /** A file that is not understood keeps the service from starting: half a list would be taken for the whole one. */
    @Bean
    Checklist checklist(@Value("${mayday.checklist}") String location, ResourceLoader resources) {
        return ChecklistFile.read(location, resources.getResource(location));
    }

    @Bean
    TickedChecklists tickedChecklists(Checklist list, EventLog log) {
        return new TickedChecklists(list, log);
    }
}

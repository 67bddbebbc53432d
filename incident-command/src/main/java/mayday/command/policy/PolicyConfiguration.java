package mayday.command.policy;

import mayday.command.incident.Checklist;
import mayday.command.incident.Policy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicyProperties.class)
class PolicyConfiguration {

    @Bean
    Policy policy(PolicyProperties properties, Checklist checklist) {
        return PolicyReader.read(properties, checklist);
    }
}

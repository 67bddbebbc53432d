package mayday.command.publication;

import mayday.command.store.PublishedSize;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    @Bean
    PublishedSize publishedSize() {
        return event -> PublicEvents.json(PublicEvents.publicForm(event)).length;
    }
}

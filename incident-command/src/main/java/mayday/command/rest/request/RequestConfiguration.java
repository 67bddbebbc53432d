package mayday.command.rest.request;

import java.time.Clock;
import java.util.List;
import mayday.command.store.IncidentDirectory;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controller methods take a {@link Call} or a known incident. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

    private final IncidentDirectory directory;
    private final Clock clock;

    RequestConfiguration(IncidentDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        var incidents = new IncidentInPath(directory);
        resolvers.add(incidents);
        resolvers.add(new CallReader(incidents, clock));
    }
}

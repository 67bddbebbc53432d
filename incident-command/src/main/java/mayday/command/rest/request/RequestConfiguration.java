package mayday.command.rest.request;

import java.util.List;
import mayday.command.store.IncidentDirectory;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controller methods take a {@link Call} or a known incident. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

    private final IncidentDirectory directory;
    private final CallReading reading;

    RequestConfiguration(IncidentDirectory directory, CallReading reading) {
        this.directory = directory;
        this.reading = reading;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IncidentInPath(directory));
        resolvers.add(new CallReader(reading));
    }
}

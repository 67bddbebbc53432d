package mayday.postmortem;

import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The post-mortem service. Its configuration is {@code postmortem-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PostmortemApplication {

    /** The service ready to run, so that it can start alone or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        // The digits of some languages are not those that SQL, JSON and the record are written in.
        Locale.setDefault(Locale.ENGLISH);
        return new SpringApplicationBuilder(PostmortemApplication.class)
                .properties("spring.config.name=postmortem-service");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}

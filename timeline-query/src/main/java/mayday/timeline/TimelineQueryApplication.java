package mayday.timeline;

import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The query side of Mayday. Its configuration is {@code timeline-query.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TimelineQueryApplication {

    /** The application before it runs, for those who run several in one JVM. */
    public static SpringApplicationBuilder application() {
        // The digits of some languages are not those that SQL, JSON and the record are written in.
        Locale.setDefault(Locale.ENGLISH);
        return new SpringApplicationBuilder(TimelineQueryApplication.class)
                .properties("spring.config.name=timeline-query");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}

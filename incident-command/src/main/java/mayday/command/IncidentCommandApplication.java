package mayday.command;

import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The service that decides: commands in, events stored, events published. */
@SpringBootApplication
public class IncidentCommandApplication {

    /** The application with its own configuration file, so that several can share one classpath. */
    public static SpringApplicationBuilder application() {
        // The digits of some languages are not those that SQL, JSON and the record are written in.
        Locale.setDefault(Locale.ENGLISH);
        return new SpringApplicationBuilder(IncidentCommandApplication.class)
                .properties("spring.config.name=incident-command");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}

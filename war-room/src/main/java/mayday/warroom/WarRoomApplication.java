package mayday.warroom;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the war room; its settings are in {@code war-room.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WarRoomApplication {

    /** The application, not yet started, so that a launcher can set ports and addresses first. */
    public static SpringApplicationBuilder application() {
        // The digits of some languages are not those that SQL, JSON and the record are written in.
        Locale.setDefault(Locale.ENGLISH);
        return new SpringApplicationBuilder(WarRoomApplication.class)
                .properties(Map.of("spring.config.name", "war-room"));
    }

    public static void main(String[] args) {
        application().run(args);
    }
}

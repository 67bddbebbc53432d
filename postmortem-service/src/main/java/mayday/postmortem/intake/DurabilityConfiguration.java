package mayday.postmortem.intake;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ground the intake stands on: the clock, and a database that keeps what it says it has kept. */
@Configuration(proxyBeanMethods = false)
class DurabilityConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ApplicationRunner refuseForgetfulDatabase(JdbcClient db) {
        return _ -> {
            for (var setting : List.of("fsync", "synchronous_commit")) {
                var value = db.sql("select current_setting(?)")
                        .param(setting)
                        .query(String.class)
                        .single();
                if (value.equals("off")) {
                    throw new IllegalStateException(
                            "PostgreSQL runs with %s off and may forget what it has acknowledged; turn it on."
                                    .formatted(setting));
                }
            }
        };
    }
}

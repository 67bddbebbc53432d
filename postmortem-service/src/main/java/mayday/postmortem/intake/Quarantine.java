package mayday.postmortem.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what could not be read, whole, so that people can look at it while everything else goes on. */
@Component
class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final JdbcClient db;
    private final Counter quarantined;

    Quarantine(JdbcClient db, MeterRegistry metrics) {
        this.db = db;
        this.quarantined = Counter.builder("quarantined_events_total")
                .description("Records that could not be read")
                .register(metrics);
    }

    /** Keeping it again under the same origin changes nothing. */
    void put(String origin, String reason, byte @Nullable [] key, byte @Nullable [] value) {
        int rows = db.sql("""
                        insert into quarantine (origin, reason, key, value) values (:origin, :reason, :key, :value)
                        on conflict (origin) do nothing
                        """)
                .param("origin", origin)
                .param("reason", reason)
                .param("key", key, java.sql.Types.BINARY)
                .param("value", value, java.sql.Types.BINARY)
                .update();
        if (rows == 1) {
            quarantined.increment();
            LOG.warn("Quarantined {}: {}", origin, reason);
        }
    }
}

package mayday.postmortem.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what could not be taken in, whole, so that people can look at it while everything else goes on. */
@Component
class Quarantine {

    /** @param origin where it came from; the same at every attempt */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    record Case(String origin, String reason, byte @Nullable [] key, byte @Nullable [] value) {}

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final JdbcClient db;
    private final Counter quarantined;

    Quarantine(JdbcClient db, MeterRegistry metrics) {
        this.db = db;
        this.quarantined = Counter.builder("quarantined_events_total")
                .description("Records that could not be read")
                .register(metrics);
    }

    /** Part of the caller's transaction; false where it was kept before. */
    boolean keep(Case unreadable) {
        return db.sql("""
                        insert into quarantine (origin, reason, key, value) values (:origin, :reason, :key, :value)
                        on conflict (origin) do nothing
                        """)
                        .param("origin", unreadable.origin())
                        .param("reason", unreadable.reason())
                        .param("key", unreadable.key(), Types.BINARY)
                        .param("value", unreadable.value(), Types.BINARY)
                        .update()
                == 1;
    }

    /** After the commit. */
    void announce(Case kept) {
        quarantined.increment();
        LOG.warn("Quarantined {}: {}", kept.origin(), kept.reason());
    }
}

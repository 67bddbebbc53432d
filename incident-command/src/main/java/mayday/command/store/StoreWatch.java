package mayday.command.store;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks whether the server is still the one that ran before. To put a store back, or to let another take over, a server
 * has to be started; what only reads would otherwise go on answering from memory.
 */
final class StoreWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final JdbcClient database;
    private final Memory memory;
    private @Nullable String known;

    StoreWatch(JdbcClient database, Memory memory) {
        this.database = database;
        this.memory = memory;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        try {
            var now = identity();
            if (known != null && !known.equals(now)) {
                LOG.info("PostgreSQL was started anew or is another one: what is remembered of it is read again");
                memory.forget();
            }
            known = now;
        } catch (StoreRefusal absent) {
            LOG.debug("The store is looked at later: {}", absent.getMessage());
        }
    }

    private String identity() {
        return Unavailable.orRefuse(() -> database.sql("""
                        select oid || ' since ' || extract(epoch from pg_postmaster_start_time())
                          from pg_database where datname = current_database()
                        """).query(String.class).single());
    }
}

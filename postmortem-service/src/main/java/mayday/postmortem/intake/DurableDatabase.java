package mayday.postmortem.intake;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that may forget what it has acknowledged, before anything is read or answered. */
@Component
class DurableDatabase implements InitializingBean {

    private final JdbcClient db;

    DurableDatabase(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void afterPropertiesSet() {
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
    }
}

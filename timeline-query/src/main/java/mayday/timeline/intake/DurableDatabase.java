package mayday.timeline.intake;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that forgets what it confirmed: offsets and projections would part. */
@Component
class DurableDatabase implements InitializingBean {

    private final JdbcClient db;

    DurableDatabase(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void afterPropertiesSet() {
        for (var setting : new String[] {"fsync", "synchronous_commit"}) {
            var value = db.sql("select current_setting(:setting)")
                    .param("setting", setting)
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                throw new IllegalStateException(
                        "The timeline database runs with %s off and would lose what it confirmed; switch it on."
                                .formatted(setting));
            }
        }
    }
}

package mayday.timeline.intake;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start on a database that a power cut could tear: offsets and projections would part. That it may forget its
 * last commits is no harm, since it forgets both together.
 */
@Component
class DurableDatabase implements InitializingBean {

    private final JdbcClient db;

    DurableDatabase(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void afterPropertiesSet() {
        var fsync =
                db.sql("select current_setting('fsync')").query(String.class).single();
        if (fsync.equals("off")) {
            throw new IllegalStateException(
                    "The timeline database runs with fsync off and would not survive a power cut; switch it on.");
        }
    }
}

package mayday.command.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import mayday.command.store.LogPosition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checkpoint in the store. Only the latest leader can move it. */
final class Checkpoints {

    private static final String COLUMNS = " epoch, tx::text::bigint as tx, position, topic_id";

    private final JdbcClient database;

    Checkpoints(JdbcClient database) {
        this.database = database;
    }

    /** Takes the next epoch, so that any leader before can no longer move the checkpoint. */
    Checkpoint takeOver() {
        return database.sql("update relay_checkpoint set epoch = epoch + 1 returning" + COLUMNS)
                .query((row, _) -> read(row))
                .single();
    }

    Checkpoint moveTo(Checkpoint from, LogPosition position) {
        return write(new Checkpoint(from.epoch(), position, from.topicId()));
    }

    /** Begins again: a topic that is not the one of the checkpoint has nothing of what was published. */
    Checkpoint restart(Checkpoint from, String topicId) {
        return write(new Checkpoint(from.epoch(), LogPosition.START, topicId));
    }

    private Checkpoint write(Checkpoint next) {
        var moved = database.sql("""
                        update relay_checkpoint
                           set tx = :tx::text::xid8, position = :position, topic_id = :topicId
                         where epoch = :epoch
                        """)
                .param("tx", Long.toString(next.position().tx()))
                .param("position", next.position().position())
                .param("topicId", next.topicId())
                .param("epoch", next.epoch())
                .update();
        if (moved == 0) {
            throw new LeadershipLost("Another instance has taken over");
        }
        return next;
    }

    private static Checkpoint read(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong("epoch"),
                new LogPosition(row.getLong("tx"), row.getLong("position")),
                row.getString("topic_id"));
    }
}

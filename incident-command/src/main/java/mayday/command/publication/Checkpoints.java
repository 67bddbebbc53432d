package mayday.command.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import mayday.command.store.LogPosition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checkpoint in the store. Only the latest leader can move it. */
final class Checkpoints {

    private static final String COLUMNS = " epoch, tx::text::bigint as tx, position, topic_id, topic_ends";

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

    LogPosition position() {
        return database.sql("select" + COLUMNS + " from relay_checkpoint")
                .query((row, _) -> read(row).position())
                .single();
    }

    Checkpoint moveTo(Checkpoint from, LogPosition position, List<Long> topicEnds) {
        return write(new Checkpoint(from.epoch(), position, from.topicId(), topicEnds));
    }

    /** Begins again: a topic that is not the one of the checkpoint, or is shorter, lacks what was published. */
    Checkpoint restart(Checkpoint from, String topicId) {
        return write(new Checkpoint(from.epoch(), LogPosition.START, topicId, List.of()));
    }

    private Checkpoint write(Checkpoint next) {
        var moved = database.sql("""
                        update relay_checkpoint
                           set tx = :tx::text::xid8, position = :position, topic_id = :topicId,
                               topic_ends = :topicEnds::bigint[]
                         where epoch = :epoch
                        """)
                .param("tx", Long.toString(next.position().tx()))
                .param("position", next.position().position())
                .param("topicId", next.topicId())
                .param("topicEnds", next.topicEnds().toArray(Long[]::new))
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
                row.getString("topic_id"),
                List.of((Long[]) row.getArray("topic_ends").getArray()));
    }
}

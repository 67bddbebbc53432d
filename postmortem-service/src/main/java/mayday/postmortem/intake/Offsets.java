package mayday.postmortem.intake;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The next record to read of each partition, kept beside the rows that came from the records before it. */
@Component
class Offsets {

    /** Another instance has moved on; what was read here must be read anew from where it stands. */
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken(int partition) {
            super("Another instance has moved the offset of partition " + partition);
        }
    }

    private record Offset(int partition, long nextOffset) {}

    private final JdbcClient db;

    Offsets(JdbcClient db) {
        this.db = db;
    }

    /** Where to go on, by partition; 0 for a partition that was never read. */
    Map<Integer, Long> of(String topicId, int partitions) {
        for (var partition = 0; partition < partitions; partition++) {
            db.sql("""
                            insert into intake_offset (topic_id, partition, next_offset) values (?, ?, 0)
                            on conflict (topic_id, partition) do nothing
                            """).params(topicId, partition).update();
        }
        var offsets = new TreeMap<Integer, Long>();
        db.sql("select partition, next_offset from intake_offset where topic_id = ? and partition < ?")
                .params(topicId, partitions)
                .query(Offset.class)
                .list()
                .forEach(offset -> offsets.put(offset.partition(), offset.nextOffset()));
        return offsets;
    }

    /** @throws Overtaken where the offset is not {@code from} any more */
    void advance(String topicId, int partition, long from, long to) {
        var rows = db.sql("""
                        update intake_offset set next_offset = ?
                        where topic_id = ? and partition = ? and next_offset = ?
                        """).params(to, topicId, partition, from).update();
        if (rows != 1) {
            throw new Overtaken(partition);
        }
    }

    /** Lets a partition begin again at the first record there is. What is known is dropped on the way. */
    void beginAgain(String topicId, int partition, long first) {
        db.sql("update intake_offset set next_offset = ? where topic_id = ? and partition = ?")
                .params(first, topicId, partition)
                .update();
    }
}

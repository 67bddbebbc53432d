package mayday.timeline.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import mayday.timeline.event.Writes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each partition is projected. Kafka's own commits are only a hint beside it. */
@Repository
class Offsets {

    /** A batch moves a partition from one offset to the next. */
    record Move(int partition, long from, long to) {}

    /** A partition is not where this reader left it. */
    static final class Moved extends RuntimeException {

        private static final long serialVersionUID = 1;

        Moved() {
            super("Somebody else moved an offset");
        }
    }

    private final JdbcClient db;

    Offsets(JdbcClient db) {
        this.db = db;
    }

    Map<Integer, Long> next(String topic) {
        var next = new HashMap<Integer, Long>();
        db.sql("select partition, next_offset from intake_offset where topic = :topic")
                .param("topic", topic)
                .query((row, _) -> next.put(row.getInt(1), row.getLong(2)))
                .list();
        return next;
    }

    /**
     * Lets every partition that is new begin at 0. Where the topic was created again all of them are: how far the one
     * before was read, or is to be rebuilt, says nothing of it, and it may have fewer partitions.
     */
    void begin(String topic, String topicId, Collection<Integer> partitions) {
        db.sql("delete from intake_offset where topic = :topic and topic_id <> :topicId")
                .param("topic", topic)
                .param("topicId", topicId)
                .update();
        db.sql("""
                insert into intake_offset (topic, partition, topic_id, next_offset)
                select :topic, partition, :topicId, 0 from unnest(:partitions) as partition
                on conflict (topic, partition) do nothing
                """)
                .param("topic", topic)
                .param("topicId", topicId)
                .param("partitions", ints(partitions))
                .update();
    }

    /** Lets partitions begin again at the first record there is. What is known is dropped on the way. */
    void beginAgain(String topic, Map<Integer, Long> first) {
        first.forEach((partition, offset) -> db.sql("""
                        update intake_offset set next_offset = :offset where topic = :topic and partition = :partition
                        """)
                .param("topic", topic)
                .param("partition", partition)
                .param("offset", offset)
                .update());
    }

    /** {@link Moved} where a partition is not where this reader left it: another reader or a rebuild moved it. */
    void advance(String topic, String topicId, Collection<Move> moves, Writes writes) {
        writes.require(
                moves.size(),
                Moved::new,
                """
                update intake_offset as o set next_offset = m.upto
                from unnest(?::int[], ?::bigint[], ?::bigint[]) as m (partition, since, upto)
                where o.topic = ? and o.topic_id = ?
                  and o.partition = m.partition and o.next_offset = m.since
                """,
                moves.stream().mapToInt(Move::partition).toArray(),
                moves.stream().mapToLong(Move::from).toArray(),
                moves.stream().mapToLong(Move::to).toArray(),
                topic,
                topicId);
    }

    void rebuild() {
        db.sql("update intake_offset set rebuilt_at = greatest(rebuilt_at, next_offset), next_offset = 0")
                .update();
    }

    boolean isRebuilding() {
        return db.sql("select exists (select from intake_offset where next_offset < rebuilt_at)")
                .query(Boolean.class)
                .single();
    }

    private static int[] ints(Collection<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}

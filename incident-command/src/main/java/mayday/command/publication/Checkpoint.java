package mayday.command.publication;

import java.util.List;
import mayday.command.store.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * How far publication has come.
 *
 * @param epoch who may move it: each leader takes the next one
 * @param topicId Kafka's own id of the topic that the position speaks of; absent before the first publication
 * @param topicEnds where each partition ended when the position was reached, by partition; may be behind, never ahead
 */
record Checkpoint(
        long epoch, LogPosition position, @Nullable String topicId, List<Long> topicEnds) {

    Checkpoint {
        topicEnds = List.copyOf(topicEnds);
    }
}

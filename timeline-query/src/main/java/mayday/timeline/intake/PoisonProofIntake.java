package mayday.timeline.intake;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes a poll as one batch, and record by record where one of its records is more than the projections can take, so
 * that only that record is left out.
 */
@Component
class PoisonProofIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonProofIntake.class);

    private final BatchIntake intake;

    PoisonProofIntake(BatchIntake intake) {
        this.intake = intake;
    }

    /** Moves {@code positions} to where the batch ends; false where somebody else moved the offsets. */
    boolean take(String topicId, List<ConsumerRecord<byte[], byte[]>> messages, Map<Integer, Long> positions) {
        var topic = messages.getFirst().topic();
        try {
            return take(topic, topicId, Batch.of(messages, positions), positions);
        } catch (RuntimeException failure) {
            if (willPass(failure)) {
                throw failure;
            }
            LOG.warn("A record of a batch of {} cannot be projected; looking for it", messages.size(), failure);
            return messages.stream().allMatch(message -> takeOne(topicId, message, positions));
        }
    }

    /** Whoever begins to read a partition cannot know what others did meanwhile. */
    void forget() {
        intake.forget();
    }

    private boolean takeOne(String topicId, ConsumerRecord<byte[], byte[]> message, Map<Integer, Long> positions) {
        try {
            return take(message.topic(), topicId, Batch.of(List.of(message), positions), positions);
        } catch (RuntimeException failure) {
            if (willPass(failure)) {
                throw failure;
            }
            var why = failure.getClass().getSimpleName();
            return take(message.topic(), topicId, Batch.refused(message, positions, why), positions);
        }
    }

    private boolean take(String topic, String topicId, Batch batch, Map<Integer, Long> positions) {
        var taken = intake.take(topic, topicId, batch);
        if (taken) {
            batch.moves().forEach(move -> positions.put(move.partition(), move.to()));
        }
        return taken;
    }

    /**
     * What the database says about the data is the record's fault; everything else it says will pass. Wider than an
     * {@link Outage}: a mistake of ours in a statement must not send every record to the quarantine.
     */
    private static boolean willPass(RuntimeException failure) {
        return failure instanceof TransactionException
                || (failure instanceof DataAccessException && !(failure instanceof DataIntegrityViolationException));
    }
}

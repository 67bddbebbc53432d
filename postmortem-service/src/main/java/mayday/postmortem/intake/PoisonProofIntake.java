package mayday.postmortem.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes the records of a partition as one batch, and record by record where one of them is more than the log can take,
 * so that only that record is left out.
 */
@Component
class PoisonProofIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonProofIntake.class);

    private final Intake intake;

    PoisonProofIntake(Intake intake) {
        this.intake = intake;
    }

    /**
     * Records of one partition, in order.
     *
     * @throws Offsets.Overtaken where another instance has taken them in
     */
    void take(String topicId, TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            intake.take(topicId, partition, from, end(records.getLast()), Batch.of(topicId, records));
        } catch (RuntimeException failure) {
            if (willPass(failure)) {
                throw failure;
            }
            LOG.warn("A record of a batch of {} cannot be taken in; looking for it", records.size(), failure);
            takeOneByOne(topicId, partition, from, records);
        }
    }

    private void takeOneByOne(
            String topicId, TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
        var next = from;
        for (var record : records) {
            takeOne(topicId, partition, next, record);
            next = end(record);
        }
    }

    private void takeOne(String topicId, TopicPartition partition, long from, ConsumerRecord<byte[], byte[]> record) {
        try {
            intake.take(topicId, partition, from, end(record), Batch.of(topicId, List.of(record)));
        } catch (RuntimeException failure) {
            if (willPass(failure)) {
                throw failure;
            }
            var why = "the log cannot take it: " + failure.getClass().getSimpleName();
            intake.take(topicId, partition, from, end(record), Batch.refused(topicId, record, why));
        }
    }

    private static long end(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() + 1;
    }

    /**
     * What the database says about the data is the record's fault; everything else it says will pass. Wider than an
     * {@link Outage}: a mistake of ours in a statement must not send every record to the quarantine.
     */
    private static boolean willPass(RuntimeException failure) {
        return failure instanceof Offsets.Overtaken
                || failure instanceof TransactionException
                || (failure instanceof DataAccessException && !(failure instanceof DataIntegrityViolationException));
    }
}

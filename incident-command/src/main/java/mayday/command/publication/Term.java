package mayday.command.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mayday.command.store.CommitOrder;
import mayday.command.store.CommitOrder.Placed;
import mayday.command.store.LogPosition;
import mayday.command.store.LogSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One leader's term: from taking the seat to losing it. Whatever goes wrong on the way to Kafka, the connection is
 * closed and publication resumes from the checkpoint; nothing is skipped.
 */
final class Term {

    private static final Logger LOG = LoggerFactory.getLogger(Term.class);

    /** While older transactions still run, the next look is not far: they end without a word to us. */
    private static final Duration HELD_PAUSE = Duration.ofMillis(2);

    /** The checkpoint moves this often, not with each batch; who starts next repeats what was published since. */
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(100);

    private final Checkpoints checkpoints;
    private final CommitOrder log;
    private final LogSignal signal;
    private final RelayStatus status;
    private final RelayProperties properties;
    private Checkpoint checkpoint;
    /** What is published; the checkpoint follows. */
    private LogPosition reached;

    private long nextTopicCheck;
    private long nextSave = System.nanoTime();

    Term(Checkpoints checkpoints, CommitOrder log, LogSignal signal, RelayStatus status, RelayProperties properties) {
        this.checkpoints = checkpoints;
        this.log = log;
        this.signal = signal;
        this.status = status;
        this.properties = properties;
        this.checkpoint = checkpoints.takeOver();
        this.reached = checkpoint.position();
    }

    /** Ends with {@link LeadershipLost} or an interruption. */
    void serve(Seat seat, KafkaAccess kafka, Pause pause) throws InterruptedException {
        while (true) {
            seat.requireHeld();
            try {
                log.firstRecordedAfter(checkpoint.position()).ifPresentOrElse(status::waitingSince, status::caughtUp);
                publishThrough(kafka, seat, pause);
            } catch (LeadershipLost lost) {
                throw lost;
            } catch (RuntimeException failure) {
                status.failed(failure.toString());
                LOG.warn("Publication resumes from the checkpoint after: {}", failure.toString());
                pause.take();
            }
        }
    }

    private void publishThrough(KafkaAccess kafka, Seat seat, Pause pause) throws InterruptedException {
        try (var publication = kafka.open()) {
            if (!publication.continues(checkpoint)) {
                checkpoint = checkpoints.restart(checkpoint, publication.topicId());
            }
            reached = checkpoint.position();
            scheduleTopicCheck();
            while (true) {
                seat.requireHeld();
                if (System.nanoTime() - nextTopicCheck > 0) {
                    publication.requireSameTopic();
                    scheduleTopicCheck();
                }
                publishNext(publication);
                pause.reset();
            }
        }
    }

    private void publishNext(Publication publication) throws InterruptedException {
        var next = log.after(reached, properties.batch());
        if (!next.settled().isEmpty()) {
            publish(next.settled(), publication);
        }
        saveIfDue(publication);
        if (next.isAll()) {
            awaitMore(next.heldSince());
        }
    }

    private void publish(List<Placed> settled, Publication publication) throws InterruptedException {
        status.publishingSince(settled.getFirst().event().recordedAt());
        publication.publish(settled.stream().map(Placed::event).toList());
        if (publication.hasLostItsEnd()) {
            checkpoint = checkpoints.restart(checkpoint, publication.topicId());
            throw new PublicationFailed("The topic has lost records that it had acknowledged");
        }
        reached = settled.getLast().position();
        status.published(settled.size());
    }

    private void saveIfDue(Publication publication) {
        if (isUnsaved() && System.nanoTime() - nextSave > 0) {
            checkpoint = checkpoints.moveTo(checkpoint, reached, publication.ends());
            nextSave = System.nanoTime() + BETWEEN_SAVES.toNanos();
        }
    }

    private boolean isUnsaved() {
        return !reached.equals(checkpoint.position());
    }

    /** What came since the look has been announced since, so nothing is looked for twice. */
    private void awaitMore(Optional<Instant> heldSince) throws InterruptedException {
        if (heldSince.isPresent()) {
            status.heldSince(heldSince.get());
            signal.await(HELD_PAUSE);
            return;
        }
        status.idle();
        signal.await(isUnsaved() ? BETWEEN_SAVES : properties.idlePoll());
    }

    private void scheduleTopicCheck() {
        nextTopicCheck = System.nanoTime() + properties.topicCheck().toNanos();
    }
}

package mayday.command.publication;

import java.time.Duration;
import java.time.Instant;
import mayday.command.store.CommitOrder;
import mayday.command.store.LogSignal;
import mayday.command.store.StoreRefusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Publishes every stored event, in commit order, at least once. One instance leads; the others stand by. */
final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    /** Between two words to the leader, however many appends there were. */
    private static final Duration TELLING_PAUSE = Duration.ofMillis(5);

    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Leadership leadership;
    private final Checkpoints checkpoints;
    private final CommitOrder log;
    private final LogSignal signal;
    private final KafkaAccess kafka;
    private final RelayStatus status;
    private final RelayProperties properties;
    /** The oldest event that was unpublished when another instance was last looked after. */
    private @Nullable Instant awaited;

    // A platform thread: publication must not wait for a carrier while requests keep all of them busy.
    private final Thread thread = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);

    Relay(
            Leadership leadership,
            Checkpoints checkpoints,
            CommitOrder log,
            LogSignal signal,
            KafkaAccess kafka,
            RelayStatus status,
            RelayProperties properties) {
        this.leadership = leadership;
        this.checkpoints = checkpoints;
        this.log = log;
        this.signal = signal;
        this.kafka = kafka;
        this.status = status;
        this.properties = properties;
    }

    private void run() {
        var pause = new Pause(SHORTEST_PAUSE, properties.longestPause());
        try {
            while (true) {
                leadOrFollow(pause);
            }
        } catch (InterruptedException stopping) {
            LOG.info("Publication stops");
        }
    }

    private void leadOrFollow(Pause pause) throws InterruptedException {
        try (var seat = leadership.tryTake().orElse(null)) {
            if (seat == null) {
                status.follows();
                lookAfterLeader();
                follow();
                return;
            }
            var term = new Term(checkpoints, log, signal, status, properties);
            LOG.info("This instance publishes");
            status.leads(true);
            term.serve(seat, kafka, pause);
        } catch (LeadershipLost lost) {
            LOG.info("This instance no longer publishes: {}", lost.getMessage());
        } catch (DataAccessException | StoreRefusal away) {
            status.failed(away.toString());
            LOG.warn("This instance can neither publish nor stand by: {}", away.toString());
            pause.take();
        } catch (RuntimeException | Error bug) {
            // Without this thread nothing would be published ever again, and nobody would be told.
            status.failed(bug.toString());
            LOG.error("This instance can neither publish nor stand by", bug);
            pause.take();
        } finally {
            status.leads(false);
        }
    }

    /** A leader that hangs keeps its seat and cannot tell; those who stand by must. */
    private void lookAfterLeader() {
        var oldest = log.firstRecordedAfter(checkpoints.position()).orElse(null);
        // What was not there at the last look is on its way.
        if (oldest != null && oldest.equals(awaited)) {
            status.waitingSince(oldest);
        } else {
            status.caughtUp();
        }
        awaited = oldest;
    }

    private void follow() throws InterruptedException {
        var nextTry = System.nanoTime() + properties.idlePoll().toNanos();
        while (System.nanoTime() - nextTry < 0) {
            if (signal.await(properties.idlePoll())) {
                leadership.tellLeader();
                Thread.sleep(TELLING_PAUSE);
            }
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
        try {
            if (!thread.join(STOPPING)) {
                LOG.warn("Publication did not stop in time; whoever starts next resumes from the checkpoint");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}

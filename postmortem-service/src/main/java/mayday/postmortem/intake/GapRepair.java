package mayday.postmortem.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mayday.postmortem.log.Incident;
import mayday.postmortem.log.IncidentLog;
import mayday.postmortem.log.UnreadableEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Fills gaps from the record itself, beside the intake, so that no other incident waits for them. What cannot be filled
 * now stays parked and is tried again, each time later.
 */
@Component
class GapRepair implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GapRepair.class);

    private final Gaps gaps;
    private final IncidentLog log;
    private final Intake intake;
    private final MissingEvents missing;
    private final IntakeProperties properties;
    private final Semaphore stop = new Semaphore(0);
    private volatile @Nullable Thread thread;

    GapRepair(Gaps gaps, IncidentLog log, Intake intake, MissingEvents missing, IntakeProperties properties) {
        this.gaps = gaps;
        this.log = log;
        this.intake = intake;
        this.missing = missing;
        this.properties = properties;
    }

    private void repairOn() {
        try {
            while (!stop.tryAcquire(properties.retry().toMillis() / 4 + 1, TimeUnit.MILLISECONDS)) {
                repairDue();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void repairDue() throws InterruptedException {
        try {
            gaps.closeFilled();
            for (var gap : gaps.due()) {
                repair(gap);
            }
        } catch (RuntimeException failed) {
            if (Outage.is(failed)) {
                LOG.debug("The database is away; gaps wait", failed);
            } else {
                LOG.error("Gaps could not be looked up; they are tried again", failed);
            }
        }
    }

    /** Whatever keeps one gap from being filled postpones that one only. */
    private void repair(Gaps.Gap gap) throws InterruptedException {
        try {
            fill(gap);
        } catch (IOException | UnreadableEvent unavailable) {
            LOG.warn("{} stays parked, its gap cannot be filled now: {}", gap.incidentId(), unavailable.toString());
            gaps.postpone(gap.incidentId(), properties);
        } catch (RuntimeException failed) {
            tell(gap, failed);
            // Fails too while the database is away, and so ends the round.
            gaps.postpone(gap.incidentId(), properties);
        }
    }

    private static void tell(Gaps.Gap gap, RuntimeException failed) {
        if (Outage.is(failed)) {
            LOG.debug("{} waits for the database", gap.incidentId(), failed);
        } else {
            LOG.warn("{} stays parked, what the record has of it cannot be taken in", gap.incidentId(), failed);
        }
    }

    private void fill(Gaps.Gap gap) throws IOException, InterruptedException {
        var first = version(gap.incidentId());
        var version = first;
        while (version < gap.seenSequence() || gap.doubts() > 0) {
            var page = missing.after(gap.incidentId(), version);
            if (page.isEmpty() && version >= gap.seenSequence()) {
                gaps.settle(gap);
                break;
            }
            intake.repair(gap.incidentId(), page);
            var reached = version(gap.incidentId());
            if (reached == version) {
                throw new IOException("the record has nothing readable after sequence " + version);
            }
            version = reached;
        }
        gaps.closeFilled();
        if (version > first) {
            LOG.info("Filled the gap of {} up to sequence {}", gap.incidentId(), version);
        }
    }

    private int version(UUID incidentId) {
        return log.find(incidentId).map(Incident::version).orElse(0);
    }

    @Override
    public void start() {
        stop.drainPermits();
        thread = Thread.ofPlatform().name("postmortem-gap-repair").start(this::repairOn);
    }

    @Override
    public void stop() {
        stop.release();
        var running = thread;
        if (running != null) {
            end(running);
        }
        thread = null;
    }

    /** Interrupts only what hangs: an interrupted statement costs its connection. */
    private static void end(Thread running) {
        try {
            if (!running.join(Duration.ofSeconds(2))) {
                running.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

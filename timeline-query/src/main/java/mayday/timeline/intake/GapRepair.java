package mayday.timeline.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.UnreadableEvent;
import mayday.timeline.intake.IncidentProgress.Parked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Completes parked incidents beside the intake, so that no other incident waits for them. */
@Component
class GapRepair implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GapRepair.class);

    private final IntakeProperties properties;
    private final IncidentProgress progress;
    private final MissingEvents missing;
    private final EventIntake intake;
    private final MeterRegistry meters;
    private final Semaphore stop = new Semaphore(0);
    private volatile @Nullable Thread thread;

    GapRepair(
            IntakeProperties properties,
            IncidentProgress progress,
            MissingEvents missing,
            EventIntake intake,
            MeterRegistry meters) {
        this.properties = properties;
        this.progress = progress;
        this.missing = missing;
        this.intake = intake;
        this.meters = meters;
    }

    private void repairOn() {
        try {
            while (!stop.tryAcquire(properties.look().toMillis() / 4 + 1, TimeUnit.MILLISECONDS)) {
                repairDue();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void repairDue() throws InterruptedException {
        try {
            for (var parked : progress.due()) {
                repair(parked);
            }
        } catch (RuntimeException failed) {
            if (Outage.is(failed)) {
                LOG.debug("The database is away; parked incidents wait", failed);
            } else {
                LOG.error("Parked incidents could not be looked up; they are tried again", failed);
            }
        }
    }

    /** Whatever keeps one incident from being completed postpones that one only. */
    private void repair(Parked parked) throws InterruptedException {
        try {
            complete(parked, parked.progress());
        } catch (IOException | UnreadableEvent away) {
            LOG.warn(
                    "Incident {} stays parked after event {}: {}",
                    parked.incident(),
                    parked.progress().version(),
                    away.getMessage());
            progress.postpone(parked.incident(), properties.patience());
        } catch (RuntimeException failed) {
            tell(parked.incident(), parked.progress(), failed);
            // Fails too while the database is away, and so ends the round.
            progress.postpone(parked.incident(), properties.patience());
        }
    }

    private static void tell(UUID incident, Admission.Progress parked, RuntimeException failed) {
        if (Outage.is(failed)) {
            LOG.debug("Incident {} waits for the database", incident, failed);
        } else {
            LOG.warn("Incident {} stays parked: nothing after event {} fits", incident, parked.version(), failed);
        }
    }

    private void complete(Parked parked, Admission.Progress known)
            throws IOException, UnreadableEvent, InterruptedException {
        var version = known.version();
        while (version < known.awaited() || known.doubts() > 0) {
            var fetched = missing.after(parked.incident(), version).stream()
                    .filter(event -> known.doubts() > 0 || event.sequence() <= known.awaited())
                    .toList();
            if (fetched.isEmpty() && version >= known.awaited()) {
                progress.settle(parked);
                return;
            }
            if (project(fetched) == 0) {
                throw new IOException("It does not have the events after " + version + " either");
            }
            version = fetched.getLast().sequence();
        }
    }

    /** How many of the events were new, or known meanwhile. */
    private int project(List<PublishedEvent> fetched) {
        if (fetched.isEmpty()) {
            return 0;
        }
        var admission = intake.take(fetched, List.of(), _ -> {});
        meters.counter("audit.mismatch", "kind", "gap_repaired")
                .increment(admission.admitted().size());
        intake.announce(admission);
        return admission.admitted().size() + admission.duplicates();
    }

    @Override
    public void start() {
        stop.drainPermits();
        thread = Thread.ofVirtual().name("gap-repair").start(this::repairOn);
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

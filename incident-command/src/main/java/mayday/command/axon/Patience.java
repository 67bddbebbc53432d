package mayday.command.axon;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.ConcurrentWriters;

/** How long a command that asked for no version stands back for others before it gives up. */
final class Patience {

    private static final int LONGEST_PAUSE_MILLIS = 32;

    private final long deadline;
    private int attempts;

    Patience(Duration limit) {
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    boolean wasNeeded() {
        return attempts > 0;
    }

    /** Pauses for a random while that grows, so that the same ones do not meet again. */
    void standBack() {
        if (System.nanoTime() >= deadline) {
            throw new StoreRefusal(new ConcurrentWriters(), "Too many others are writing to this incident");
        }
        var bound = Math.min(LONGEST_PAUSE_MILLIS, 1 << Math.min(attempts++, 5));
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound * 1_000_000L)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreRefusal(new ConcurrentWriters(), "The service is stopping", stopping);
        }
    }
}

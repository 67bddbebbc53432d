package mayday.command.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells whoever follows the log that it may have grown. Many announcements before one look count as one. */
public final class LogSignal {

    private final Semaphore news = new Semaphore(0);

    public void announce() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Waits for an announcement since the last call, at most for {@code timeout}. */
    public boolean await(Duration timeout) throws InterruptedException {
        var announced = news.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
        news.drainPermits();
        return announced;
    }
}

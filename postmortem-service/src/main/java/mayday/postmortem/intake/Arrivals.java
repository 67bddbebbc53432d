package mayday.postmortem.intake;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Lets a reader wait until something has arrived. */
@Component
public class Arrivals {

    /** Another instance may have done the work: look by ourselves now and then. */
    private static final long LOOK_MILLIS = 100;

    private final Object news = new Object();
    private long count;

    /** Waits until the condition holds, at most so long; tells whether it held. */
    public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            long seen = count();
            if (condition.getAsBoolean()) {
                return true;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            waitForNews(seen, Math.min(left, LOOK_MILLIS));
        }
    }

    void announce() {
        synchronized (news) {
            count++;
            news.notifyAll();
        }
    }

    private long count() {
        synchronized (news) {
            return count;
        }
    }

    private void waitForNews(long seen, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        synchronized (news) {
            long left = millis;
            while (count == seen && left > 0) {
                news.wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        }
    }
}

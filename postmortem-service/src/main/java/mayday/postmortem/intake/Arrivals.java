package mayday.postmortem.intake;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Lets a reader wait until something has arrived. */
@Component
public class Arrivals {

    /** Another instance may have done the work: look by ourselves now and then. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long count;

    /** Waits until the condition holds, at most so long; tells whether it held. */
    public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var seen = count();
            if (condition.getAsBoolean()) {
                return true;
            }
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            waitForNews(seen, Math.min(left, LOOK.toNanos()));
        }
    }

    void announce() {
        lock.lock();
        try {
            count++;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    private void waitForNews(long seen, long nanos) throws InterruptedException {
        var left = nanos;
        lock.lock();
        try {
            while (count == seen && left > 0) {
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}

package mayday.timeline.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for something to come. Whoever tells it never waits for what they do then. */
public final class News {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long count;

    public void tell() {
        lock.lock();
        try {
            count++;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often something came. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something came after {@code seen} was counted; false where nothing did in time. */
    public boolean await(long seen, Duration longest) throws InterruptedException {
        var left = longest.toNanos();
        lock.lock();
        try {
            while (count == seen && left > 0) {
                left = told.awaitNanos(left);
            }
            return count != seen;
        } finally {
            lock.unlock();
        }
    }
}

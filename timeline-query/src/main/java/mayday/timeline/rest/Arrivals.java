package mayday.timeline.rest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;
import org.springframework.stereotype.Component;

/** Wakes those who wait for something to be projected by this instance. What others project shows after a moment. */
@Component
class Arrivals implements ProjectionListener {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long count;

    @Override
    public void projected(List<PublishedEvent> events) {
        lock.lock();
        try {
            count++;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns once something arrived after {@code seen} was counted, or the time is over. */
    void await(long seen, Duration longest) throws InterruptedException {
        var left = longest.toNanos();
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

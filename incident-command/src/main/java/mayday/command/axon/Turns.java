package mayday.command.axon;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mayday.command.incident.IncidentId;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StoreUnavailable;

/**
 * Lets the commands of one incident through one after the other, first come, first served. The store would refuse all
 * but one of them anyway; this spares the losers their decisions. Other instances are still met in the store.
 */
final class Turns {

    private static final int QUEUES = 1024;

    private final ReentrantLock[] queues =
            Stream.generate(() -> new ReentrantLock(true)).limit(QUEUES).toArray(ReentrantLock[]::new);
    private final Duration patience;

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** Who needs several takes them in the order of the queues, so that no two wait for each other. */
    <T> T take(List<IncidentId> incidents, Supplier<T> work) {
        return take(
                incidents.stream()
                        .mapToInt(incident -> Math.floorMod(incident.hashCode(), QUEUES))
                        .distinct()
                        .sorted()
                        .mapToObj(number -> queues[number])
                        .iterator(),
                work);
    }

    private <T> T take(Iterator<ReentrantLock> needed, Supplier<T> work) {
        if (!needed.hasNext()) {
            return work.get();
        }
        var queue = needed.next();
        await(queue);
        try {
            return take(needed, work);
        } finally {
            queue.unlock();
        }
    }

    private void await(ReentrantLock queue) {
        try {
            if (queue.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        // Turns take a few milliseconds: where they do not, it is the store that hangs, not the others that are many.
        throw new StoreRefusal(
                new StoreUnavailable(Duration.ofSeconds(1)), "The commands before this one are still being stored");
    }
}

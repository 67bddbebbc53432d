package mayday.command.axon;

import java.time.Duration;
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

    <T> T take(IncidentId incident, Supplier<T> work) {
        var queue = queues[Math.floorMod(incident.hashCode(), QUEUES)];
        await(queue);
        try {
            return work.get();
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

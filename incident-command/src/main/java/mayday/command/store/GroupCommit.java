package mayday.command.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import mayday.command.store.StoreRefusal.CommandInProgress;
import mayday.command.store.StoreRefusal.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what waits at the same time in one transaction: a flush to disk costs as much for one command as for many.
 * Nobody is kept waiting for company; a writer that is free takes what there is. Who comes while nothing is under way
 * stores alone, and is spared the way to a writer and back.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** One prepares its transaction while another's is on its way to the disk. */
    private static final int WRITERS = 2;

    private static final int MOST_APPENDS = 128;
    private static final int MOST_BYTES = 1 << 20;

    private final Queue<PendingAppend> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore calls = new Semaphore(0);
    /** One for each transaction that may be under way. */
    private final Semaphore seats = new Semaphore(WRITERS);
    /** A caller may have to wait for a carrier while it sits there, so a writer always finds the other seat. */
    private final Semaphore alone = new Semaphore(1);

    private final AppendTransaction transaction;
    private final Duration patience;
    private final List<Thread> writers;

    /** @param patience how long an append waits for a writer before it is refused */
    GroupCommit(AppendTransaction transaction, Duration patience) {
        this.transaction = transaction;
        this.patience = patience;
        // Platform threads: they never end, and what they wait for should not wait for a carrier.
        this.writers = IntStream.rangeClosed(1, WRITERS)
                .mapToObj(number -> Thread.ofPlatform()
                        .daemon()
                        .name("event-writer-" + number)
                        .start(this::write))
                .toList();
    }

    /** Returns when it is on disk. */
    void store(PendingAppend append) {
        if (!isStoredAlone(append)) {
            waiting.add(append);
            callWriter();
        }
        append.await(patience);
    }

    private boolean isStoredAlone(PendingAppend append) {
        // Where anything is under way, those who come meanwhile had better share the next transaction.
        if (!waiting.isEmpty() || seats.availablePermits() < WRITERS || !alone.tryAcquire()) {
            return false;
        }
        try {
            return seats.tryAcquire() && storeSeated(append);
        } finally {
            alone.release();
        }
    }

    private boolean storeSeated(PendingAppend append) {
        try {
            append.claim();
            store(List.of(append));
        } catch (RuntimeException | Error failure) {
            append.fail(failure);
        } finally {
            seats.release();
        }
        return true;
    }

    private void callWriter() {
        if (calls.availablePermits() < WRITERS) {
            calls.release();
        }
    }

    /** Appends that no writer has taken yet. */
    int queued() {
        return waiting.size();
    }

    private void write() {
        try {
            while (true) {
                storeNext();
            }
        } catch (InterruptedException closing) {
            LOG.debug("This writer stops");
        }
    }

    private void storeNext() throws InterruptedException {
        calls.acquire();
        seats.acquire();
        var batch = new ArrayList<PendingAppend>();
        try {
            fill(batch);
            if (!batch.isEmpty()) {
                store(batch);
            }
        } catch (RuntimeException | Error failure) {
            // Without this thread, or an answer to those it took, everybody would wait for good.
            LOG.error("Appends could not be stored", failure);
            batch.forEach(append -> append.fail(failure));
        } finally {
            seats.release();
            if (!waiting.isEmpty()) {
                callWriter();
            }
        }
    }

    private void fill(List<PendingAppend> batch) {
        var bytes = 0L;
        for (var append = waiting.poll(); append != null; append = isFull(batch, bytes) ? null : waiting.poll()) {
            if (append.claim()) {
                batch.add(append);
                bytes += append.bytes();
            }
        }
    }

    private static boolean isFull(List<PendingAppend> batch, long bytes) {
        return batch.size() >= MOST_APPENDS || bytes >= MOST_BYTES;
    }

    private void store(List<PendingAppend> batch) {
        try {
            transaction.commit(batch);
            batch.forEach(PendingAppend::succeed);
        } catch (RuntimeException failure) {
            if (batch.size() == 1) {
                batch.getFirst().fail(failure);
            } else if (isForAll(failure)) {
                batch.forEach(append -> append.fail(Unavailable.refusal(failure)));
            } else {
                // It is about one of them, and the others must not pay for it: halving finds it.
                store(batch.subList(0, batch.size() / 2));
                store(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }

    /** The store is away, or somebody outside holds it up: looking for the one that waits would take longer for all. */
    private static boolean isForAll(RuntimeException failure) {
        return failure instanceof StoreRefusal refusal
                && (refusal.reason() instanceof StoreUnavailable || refusal.reason() instanceof CommandInProgress);
    }

    /** Returns when nothing is under way; what was not begun is refused when its makers lose their patience. */
    @Override
    public void close() {
        writers.forEach(Thread::interrupt);
        try {
            for (var writer : writers) {
                writer.join();
            }
            seats.acquire(WRITERS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}

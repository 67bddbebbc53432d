package mayday.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends at a steady rate, whatever becomes of what was sent, and learns from outside what has arrived. Time counts from
 * the instant at which something should have been sent, so that a stall is not hidden by the pause it causes.
 */
public final class OpenLoop {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A way from sending to arrival; whoever sees {@code operation} arrive calls {@link OpenLoop#arrived}. */
    public interface Journey {
        void send(OpenLoop loop, int operation) throws Exception;
    }

    private final int operations;
    private final long interval;
    private final AtomicLongArray nanos;
    private final CountDownLatch missing;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long start;

    public OpenLoop(int perSecond, Duration time) {
        this.operations = Math.max(1, (int) (perSecond * time.toMillis() / 1000));
        this.interval = 1_000_000_000L / perSecond;
        this.nanos = new AtomicLongArray(operations);
        this.missing = new CountDownLatch(operations);
    }

    /** Measures one journey; a loop is used once. */
    public Latencies run(Journey journey) throws Exception {
        start = System.nanoTime();
        for (int operation = 0; operation < operations && failure.get() == null; operation++) {
            pauseUntil(start + operation * interval);
            int me = operation;
            Thread.startVirtualThread(() -> send(journey, me));
        }
        var all = missing.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (failure.get() != null) {
            throw new IllegalStateException("Could not send", failure.get());
        }
        if (!all) {
            throw new IllegalStateException("%d of %d never arrived".formatted(missing.getCount(), operations));
        }
        var arrived = new long[operations];
        for (int operation = 0; operation < operations; operation++) {
            arrived[operation] = nanos.get(operation);
        }
        return Latencies.of(arrived);
    }

    /** The first time counts; an operation of another loop does not. */
    public void arrived(int operation) {
        if (operation >= 0 && operation < operations) {
            var took = System.nanoTime() - (start + operation * interval);
            if (nanos.compareAndSet(operation, 0, Math.max(1, took))) {
                missing.countDown();
            }
        }
    }

    private void send(Journey journey, int operation) {
        try {
            journey.send(this, operation);
        } catch (Exception failed) {
            failure.compareAndSet(null, failed);
        }
    }

    private static void pauseUntil(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

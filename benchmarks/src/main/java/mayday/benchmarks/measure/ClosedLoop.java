package mayday.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Lets all clients of a party work for a while and counts. */
public final class ClosedLoop {

    private final Party party;
    private final LongAdder done = new LongAdder();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private ClosedLoop(Party party) {
        this.party = party;
    }

    /** How much was done per second. The first failure of any client ends the measurement. */
    public static double perSecond(Party party, Duration time) throws Exception {
        return new ClosedLoop(party).run(time);
    }

    private double run(Duration time) throws Exception {
        var go = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < party.clients(); client++) {
            int me = client;
            threads.add(party.threads().start(() -> work(me, go, time)));
        }
        go.countDown();
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(party.name() + " failed", failure.get());
        }
        return done.sum() / (time.toNanos() / 1e9);
    }

    private void work(int client, CountDownLatch go, Duration time) {
        try {
            go.await();
            var end = System.nanoTime() + time.toNanos();
            while (failure.get() == null) {
                var counts = party.workload().once(client);
                if (System.nanoTime() - end >= 0) {
                    return;
                }
                done.add(counts ? 1 : 0);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            failure.compareAndSet(null, failed);
        }
    }
}

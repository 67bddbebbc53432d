package mayday.command.grpc;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Ends the waiting of callers who would wait for longer than this door lets them. */
final class CallClock implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("grpc-deadlines").daemon().factory());
    private final Duration longestCall;

    CallClock(Duration longestCall) {
        this.longestCall = longestCall;
        timer.setRemoveOnCancelPolicy(true);
    }

    ScheduledFuture<?> afterTheLongestCall(Runnable ending) {
        return timer.schedule(ending, longestCall.toNanos(), NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

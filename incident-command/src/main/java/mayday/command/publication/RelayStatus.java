package mayday.command.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How publication is doing, for those who look from outside. */
final class RelayStatus {

    private final Clock clock;
    private final LongAdder published = new LongAdder();
    private volatile boolean leading;
    private volatile @Nullable Instant oldestUnpublished;
    private volatile @Nullable Instant held;
    private volatile @Nullable String failure;

    RelayStatus(Clock clock) {
        this.clock = clock;
    }

    void leads(boolean now) {
        leading = now;
        held = null;
    }

    /** Another instance leads. */
    void follows() {
        failure = null;
    }

    void waitingSince(Instant oldestRecordedAt) {
        oldestUnpublished = oldestRecordedAt;
    }

    void publishingSince(Instant oldestRecordedAt) {
        oldestUnpublished = oldestRecordedAt;
        held = null;
    }

    void published(int events) {
        published.add(events);
        failure = null;
    }

    /** Events are there, but a transaction older than they are still runs. */
    void heldSince(Instant oldestRecordedAt) {
        oldestUnpublished = oldestRecordedAt;
        failure = null;
        if (held == null) {
            held = clock.instant();
        }
    }

    void caughtUp() {
        oldestUnpublished = null;
        held = null;
    }

    /** Caught up, with Kafka at the other end. */
    void idle() {
        caughtUp();
        failure = null;
    }

    void failed(String reason) {
        failure = reason;
        held = null;
    }

    boolean isLeading() {
        return leading;
    }

    /** Why publication cannot go on; absent while it can. */
    @Nullable
    String failure() {
        return failure;
    }

    long publishedEvents() {
        return published.sum();
    }

    double lagSeconds() {
        return secondsSince(oldestUnpublished);
    }

    double horizonAgeSeconds() {
        return secondsSince(held);
    }

    private double secondsSince(@Nullable Instant begin) {
        return begin == null
                ? 0
                : Math.max(0, Duration.between(begin, clock.instant()).toMillis() / 1000.0);
    }
}

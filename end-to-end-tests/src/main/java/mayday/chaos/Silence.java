package mayday.chaos;

import java.time.Duration;
import java.util.Optional;

/** Watches whether commands are accepted all through an outage that must not stop them. */
final class Silence {

    /** Of the outage. */
    private static final double TOO_LONG = 0.75;

    /** A busy machine may stall so long, which is most of a short outage. */
    private static final long STALL = Duration.ofSeconds(3).toNanos();

    private final Load load;
    private final int failedBefore;
    private final long start = System.nanoTime();
    private int accepted;
    private long lastAccepted = start;
    private long longest;

    Silence(Load load) {
        this.load = load;
        this.failedBefore = load.failedAttempts();
        this.accepted = load.acknowledged().size();
    }

    void look() {
        var now = System.nanoTime();
        longest = Math.max(longest, now - lastAccepted);
        var size = load.acknowledged().size();
        if (size > accepted) {
            accepted = size;
            lastAccepted = now;
        }
    }

    /** A sentence where hardly anything was accepted until now, which is the end of the outage. */
    Optional<String> finding() {
        look();
        var outage = System.nanoTime() - start;
        return longest < STALL || longest < TOO_LONG * outage
                ? Optional.empty()
                : Optional.of(
                        "With Kafka down for %.1f s no command was accepted for %.1f s; %d attempts failed, the last with %s"
                                .formatted(
                                        outage / 1e9,
                                        longest / 1e9,
                                        load.failedAttempts() - failedBefore,
                                        load.lastFailure()));
    }
}

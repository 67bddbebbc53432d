package mayday.command.publication;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that grow while nothing works, of random length so that instances do not move in step. */
final class Pause {

    private final Duration longest;
    private final Duration shortest;
    private Duration bound;

    Pause(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.bound = shortest;
    }

    void take() throws InterruptedException {
        var nanos = ThreadLocalRandom.current().nextLong(bound.toNanos() / 2, bound.toNanos());
        bound = bound.multipliedBy(2).compareTo(longest) < 0 ? bound.multipliedBy(2) : longest;
        Thread.sleep(Duration.ofNanos(nanos));
    }

    void reset() {
        bound = shortest;
    }
}

package mayday.timeline.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How far behind the topic this instance is, answered from memory. */
@Component
public class IntakeStatus {

    private final Clock clock;
    private final Duration tolerance;
    private volatile Instant lastCurrent;
    private volatile long lagRecords;
    private volatile boolean rebuilding;

    IntakeStatus(Clock clock, IntakeProperties properties) {
        this.clock = clock;
        this.tolerance = properties.look().multipliedBy(3).plusMillis(500);
        this.lastCurrent = clock.instant();
    }

    /** Milliseconds since everything published was known to be projected; 0 while that is so. */
    public long lagMillis() {
        var behind = Duration.between(lastCurrent, clock.instant());
        return behind.compareTo(tolerance) < 0 ? 0 : behind.toMillis();
    }

    /** Whether the projections are being built anew, so that what is missing may yet come. */
    public boolean isRebuilding() {
        return rebuilding;
    }

    long lagRecords() {
        return lagRecords;
    }

    void seen(long lagging, boolean isRebuilding) {
        lagRecords = lagging;
        rebuilding = isRebuilding;
    }

    /** Everything that was published by then is projected. */
    void currentAsOf(Instant then) {
        if (then.isAfter(lastCurrent)) {
            lastCurrent = then;
        }
    }

    void rebuildBegan() {
        rebuilding = true;
    }
}

package mayday.timeline.intake;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** How far behind the topic this instance is, answered from memory. */
@Component
public class IntakeStatus {

    private final Duration tolerance;
    /** By the clock that nobody sets: where the other one goes back, a lag would be taken for none. */
    private volatile long lastCurrentNanos = System.nanoTime();

    private volatile long lagRecords;
    private volatile boolean rebuilding;

    IntakeStatus(IntakeProperties properties) {
        this.tolerance = properties.look().multipliedBy(3).plusMillis(500);
    }

    /** Milliseconds since everything published was known to be projected; 0 while that is so. */
    public long lagMillis() {
        var behind = Duration.ofNanos(System.nanoTime() - lastCurrentNanos);
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

    /** Everything that was published by then, in {@link System#nanoTime()}, is projected. */
    void currentAsOf(long then) {
        if (then - lastCurrentNanos > 0) {
            lastCurrentNanos = then;
        }
    }

    void rebuildBegan() {
        rebuilding = true;
    }
}

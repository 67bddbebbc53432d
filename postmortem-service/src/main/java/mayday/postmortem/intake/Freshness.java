package mayday.postmortem.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How far this service is behind what was published. */
@Component
public class Freshness {

    /** A look at the end of the topic holds this long. */
    private static final Duration LOOK_HOLDS = Duration.ofSeconds(3);

    /** By the clock that nobody sets: where the other one goes back, a lag would be taken for none. */
    private long caughtUpNanos = System.nanoTime();

    private long lagRecords;

    Freshness(MeterRegistry metrics) {
        Gauge.builder("projection_lag_records", this, Freshness::lagRecords)
                .description("Published records that are not taken in yet, as far as known")
                .register(metrics);
        Gauge.builder("projection_lag_seconds", this, freshness -> freshness.lagMillis() / 1000.0)
                .tag("projection", "postmortem")
                .description("Time since everything published was taken in")
                .register(metrics);
    }

    /** 0 while everything published was taken in at the last look, else the time since that was so. */
    public synchronized long lagMillis() {
        var since = Duration.ofNanos(System.nanoTime() - caughtUpNanos);
        return lagRecords == 0 && since.compareTo(LOOK_HOLDS) < 0 ? 0 : since.toMillis();
    }

    synchronized void behindBy(long records) {
        lagRecords = records;
        if (records == 0) {
            caughtUpNanos = System.nanoTime();
        }
    }

    /** What was seen without asking the broker: more may have come, and partitions not heard of yet count as nothing. */
    synchronized void atLeastBehindBy(long records) {
        lagRecords = Math.max(lagRecords, records);
    }

    private synchronized long lagRecords() {
        return lagRecords;
    }
}

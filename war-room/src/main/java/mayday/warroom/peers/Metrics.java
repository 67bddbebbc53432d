package mayday.warroom.peers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The durations of one incident. All {@code millis} are exact. */
public record Metrics(
        @Nullable Instant clippedAt, Map<String, Instant> stamps, List<Named> durations, TimeDown timeDown) {

    public record Named(
            String name,
            String from,
            String to,
            long millis,
            @Nullable List<String> flags) {}

    /** Sums over all systems; {@code ongoing} while some impact is open and counted up to {@code clippedAt}. */
    public record TimeDown(
            long downMillis,
            long partialMillis,
            long degradedMillis,
            long anyImpactMillis,
            boolean ongoing,
            List<SystemTime> systems) {}

    public record SystemTime(
            String system,
            long downMillis,
            long partialMillis,
            long degradedMillis,
            long anyImpactMillis,
            List<Segment> segments) {}

    /** One stretch at one level; {@code to} is absent while it goes on. */
    public record Segment(Instant from, @Nullable Instant to, String level) {}
}

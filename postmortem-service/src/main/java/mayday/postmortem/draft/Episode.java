package mayday.postmortem.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One impact of one system, functionality and region, from its first level to its end. */
final class Episode {

    private record Point(Occurrence said, Level level, boolean assumed) {}

    private final List<Point> points = new ArrayList<>();
    private @Nullable Occurrence end;

    /** An instant known only to the day, or not at all, sets no point: it cannot bound an interval. */
    void point(Occurrence said, Level level, boolean assumed) {
        if (said.isMeasurable()) {
            points.add(new Point(said, level, assumed));
        }
    }

    void end(Occurrence said) {
        end = said;
    }

    boolean isOpen() {
        return end == null;
    }

    /** It ended, and nobody knows when. */
    boolean isEndUnknown() {
        return end != null && !end.isMeasurable();
    }

    /** The first instant it is known at; what is said to be after its end does not count. */
    Optional<Occurrence> first() {
        var last = measurableEnd();
        return points.stream()
                .map(Point::said)
                .filter(said -> last == null || said.millis() <= last.millis())
                .min(Occurrence.IN_TIME);
    }

    /** When its last level began, where no end of it is known: it goes on, or nobody knows when it ended. */
    Optional<Interval> unbounded() {
        var sorted = inTime();
        return sorted.isEmpty() || measurableEnd() != null
                ? Optional.empty()
                : Optional.of(openFrom(sorted.getLast(), Long.MAX_VALUE));
    }

    /** The end where it is known well enough to be one. */
    @Nullable
    Occurrence measurableEnd() {
        return end != null && end.isMeasurable() ? end : null;
    }

    /** @param clippedAt where an open episode is cut off, in milliseconds */
    List<Interval> intervals(long clippedAt) {
        var sorted = inTime();
        var intervals = new ArrayList<Interval>();
        for (var i = 0; i < sorted.size(); i++) {
            var following = i + 1 < sorted.size() ? sorted.get(i + 1).said() : measurableEnd();
            var interval = interval(sorted.get(i), following, clippedAt);
            if (interval != null) {
                intervals.add(interval);
            }
        }
        return intervals;
    }

    private @Nullable Interval interval(Point point, @Nullable Occurrence following, long clippedAt) {
        var from = point.said().millis();
        if (following == null) {
            // Ended, nobody knows when: the last level cannot be measured.
            return isOpen() ? openFrom(point, clippedAt) : null;
        }
        var to = following.millis();
        return to <= from
                ? null
                : new Interval(
                        point.level(),
                        Instant.ofEpochMilli(from),
                        Instant.ofEpochMilli(to),
                        to - from,
                        false,
                        point.assumed(),
                        point.said().isApproximate() || following.isApproximate(),
                        List.of(point.said().eventId(), following.eventId()));
    }

    private static Interval openFrom(Point point, long clippedAt) {
        var from = point.said().millis();
        return new Interval(
                point.level(),
                Instant.ofEpochMilli(from),
                null,
                Math.max(0, clippedAt - from),
                true,
                point.assumed(),
                point.said().isApproximate(),
                List.of(point.said().eventId()));
    }

    /**
     * Points in the order of the world; of several in one millisecond the last one holds; none at or after the end.
     */
    private List<Point> inTime() {
        var sorted = new ArrayList<Point>();
        for (var point : points.stream()
                .sorted(Comparator.comparing(Point::said, Occurrence.IN_TIME))
                .toList()) {
            if (!sorted.isEmpty()
                    && sorted.getLast().said().millis() == point.said().millis()) {
                sorted.removeLast();
            }
            sorted.add(point);
        }
        var last = measurableEnd();
        if (last != null) {
            sorted.removeIf(point -> point.said().millis() >= last.millis());
        }
        return sorted;
    }
}

package mayday.timeline.downtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mayday.timeline.downtime.IntervalSet.Interval;
import org.jspecify.annotations.Nullable;

/** Time down of an incident and of each system; overlaps count once, and each instant at its gravest level. */
public record TimeDown(
        long downMillis,
        long partialMillis,
        long degradedMillis,
        long anyImpactMillis,
        boolean ongoing,
        List<SystemTimeDown> systems) {

    public record SystemTimeDown(
            String system,
            long downMillis,
            long partialMillis,
            long degradedMillis,
            long anyImpactMillis,
            List<Segment> segments) {}

    /**
     * A time in which a system was at one level.
     *
     * @param to absent while it goes on
     * @param because the ids of the events that say so
     */
    public record Segment(Instant from, @Nullable Instant to, String level, List<String> because) {}

    /** The milliseconds at each level; no two of them share one. */
    private record Levels(IntervalSet down, IntervalSet partial, IntervalSet degraded) {

        static Levels of(Stream<Stretch> stretches, long clippedAt) {
            var all = stretches.toList();
            return gravestOnly(
                    at(Level.DOWN, all, clippedAt),
                    at(Level.PARTIAL, all, clippedAt),
                    at(Level.DEGRADED, all, clippedAt));
        }

        static Levels gravestOnly(IntervalSet down, IntervalSet partial, IntervalSet degraded) {
            return new Levels(down, partial.minus(down), degraded.minus(partial).minus(down));
        }

        private static IntervalSet at(Level level, List<Stretch> stretches, long clippedAt) {
            return IntervalSet.of(stretches.stream()
                    .filter(stretch -> stretch.level() == level)
                    .map(stretch -> new Interval(stretch.from(), stretch.endOr(clippedAt)))
                    .toList());
        }

        Levels and(Levels other) {
            return gravestOnly(down.union(other.down), partial.union(other.partial), degraded.union(other.degraded));
        }

        long any() {
            return down.measure() + partial.measure() + degraded.measure();
        }
    }

    /** @param ongoing something goes on, be it that nobody knows since when, so that none of it is measured */
    static TimeDown of(List<String> systems, List<Stretch> stretches, boolean ongoing, long clippedAt) {
        var overall = new Levels(IntervalSet.empty(), IntervalSet.empty(), IntervalSet.empty());
        var each = new ArrayList<SystemTimeDown>();
        for (var system : systems) {
            var own = stretches.stream()
                    .filter(stretch -> stretch.system().equals(system))
                    .toList();
            var levels = Levels.of(own.stream(), clippedAt);
            overall = overall.and(levels);
            each.add(system(system, levels, own, clippedAt));
        }
        return new TimeDown(
                overall.down().measure(),
                overall.partial().measure(),
                overall.degraded().measure(),
                overall.any(),
                ongoing,
                List.copyOf(each));
    }

    private static SystemTimeDown system(String system, Levels levels, List<Stretch> own, long clippedAt) {
        var segments = Stream.of(
                        segments(levels.down(), Level.DOWN, own, clippedAt),
                        segments(levels.partial(), Level.PARTIAL, own, clippedAt),
                        segments(levels.degraded(), Level.DEGRADED, own, clippedAt))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Segment::from))
                .toList();
        return new SystemTimeDown(
                system,
                levels.down().measure(),
                levels.partial().measure(),
                levels.degraded().measure(),
                levels.any(),
                segments);
    }

    private static List<Segment> segments(IntervalSet times, Level level, List<Stretch> own, long clippedAt) {
        var ofLevel = own.stream().filter(stretch -> stretch.level() == level).toList();
        return times.intervals().stream()
                .map(interval -> segment(interval, level, ofLevel, clippedAt))
                .toList();
    }

    private static Segment segment(Interval interval, Level level, List<Stretch> ofLevel, long clippedAt) {
        var causes = ofLevel.stream()
                .filter(stretch -> interval.overlaps(stretch.from(), stretch.endOr(clippedAt)))
                .toList();
        var goesOn = interval.to() == clippedAt && causes.stream().anyMatch(Stretch::isOpen);
        var because = causes.stream()
                .flatMap(stretch -> Stream.of(
                        stretch.since(), stretch.endOr(clippedAt) == interval.to() ? stretch.endedBy() : null))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
        return new Segment(
                Instant.ofEpochMilli(interval.from()),
                goesOn ? null : Instant.ofEpochMilli(interval.to()),
                level.name(),
                because);
    }
}

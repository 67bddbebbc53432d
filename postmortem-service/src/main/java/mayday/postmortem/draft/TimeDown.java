package mayday.postmortem.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long it was down: overall and per system, in integer milliseconds, overlaps counted once, the gravest level
 * winning at each instant.
 *
 * @param clippedAt where impacts that go on were cut off: the millisecond of the last event of the log; absent where
 *     none goes on
 * @param notCounted impact events whose instant is known only to the day or not at all
 */
public record TimeDown(
        Measure overall, List<OfSystem> systems, @Nullable Instant clippedAt, List<String> notCounted) {

    /**
     * Milliseconds at each level.
     *
     * @param anyImpactMillis measure of the union of all levels
     * @param flags approximate, assumed_level, ongoing
     */
    public record Measure(
            long downMillis, long partialMillis, long degradedMillis, long anyImpactMillis, List<String> flags) {}

    public record OfSystem(String system, Measure measure) {}

    static TimeDown of(Impacts impacts, Instant logEnd) {
        var bySystem = new LinkedHashMap<String, List<Interval>>();
        impacts.intervals(logEnd.toEpochMilli())
                .forEach((target, intervals) -> bySystem.computeIfAbsent(target.system(), _ -> new ArrayList<>())
                        .addAll(intervals));
        return new TimeDown(
                measure(bySystem.values().stream().flatMap(List::stream).toList()),
                bySystem.entrySet().stream()
                        .map(system -> new OfSystem(system.getKey(), measure(system.getValue())))
                        .toList(),
                impacts.isOngoing() ? Instant.ofEpochMilli(logEnd.toEpochMilli()) : null,
                impacts.unmeasurable().stream().map(Occurrence::eventId).toList());
    }

    /** Sweeps over the ends of all intervals, holding how many are under way at each level. */
    static Measure measure(Collection<Interval> intervals) {
        var ends = new TreeMap<Long, Map<Level, Integer>>();
        for (var interval : intervals) {
            count(ends, interval.fromMillis(), interval.level(), 1);
            count(ends, interval.toMillis(), interval.level(), -1);
        }
        var underWay = new EnumMap<Level, Integer>(Level.class);
        var millis = new EnumMap<Level, Long>(Level.class);
        var since = ends.isEmpty() ? 0 : ends.firstKey();
        for (var end : ends.entrySet()) {
            var gravest = gravest(underWay);
            if (gravest != null) {
                millis.merge(gravest, end.getKey() - since, Long::sum);
            }
            end.getValue().forEach((level, change) -> underWay.merge(level, change, Integer::sum));
            since = end.getKey();
        }
        return new Measure(
                millis.getOrDefault(Level.DOWN, 0L),
                millis.getOrDefault(Level.PARTIAL, 0L),
                millis.getOrDefault(Level.DEGRADED, 0L),
                millis.values().stream().mapToLong(Long::longValue).sum(),
                flags(intervals));
    }

    private static void count(TreeMap<Long, Map<Level, Integer>> ends, long at, Level level, int change) {
        ends.computeIfAbsent(at, _ -> new EnumMap<>(Level.class)).merge(level, change, Integer::sum);
    }

    private static @Nullable Level gravest(Map<Level, Integer> underWay) {
        for (var level : Level.values()) {
            if (underWay.getOrDefault(level, 0) > 0) {
                return level;
            }
        }
        return null;
    }

    private static List<String> flags(Collection<Interval> intervals) {
        var flags = new ArrayList<String>();
        if (intervals.stream().anyMatch(Interval::approximate)) {
            flags.add("approximate");
        }
        if (intervals.stream().anyMatch(Interval::assumed)) {
            flags.add("assumed_level");
        }
        if (intervals.stream().anyMatch(Interval::ongoing)) {
            flags.add("ongoing");
        }
        return List.copyOf(flags);
    }
}

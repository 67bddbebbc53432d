package mayday.timeline.downtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A set of milliseconds, as the fewest intervals {@code [from, to)} that make it up, in order. */
final class IntervalSet {

    /** All milliseconds from {@code from} on and before {@code to}. */
    record Interval(long from, long to) {

        boolean overlaps(long otherFrom, long otherTo) {
            return from < otherTo && otherFrom < to;
        }
    }

    private static final IntervalSet EMPTY = new IntervalSet(List.of());

    private final List<Interval> intervals;

    private IntervalSet(List<Interval> intervals) {
        this.intervals = intervals;
    }

    static IntervalSet empty() {
        return EMPTY;
    }

    /** In any order, overlapping or not; what is empty or turned around contributes nothing. */
    static IntervalSet of(Collection<Interval> any) {
        var sorted = any.stream()
                .filter(interval -> interval.from() < interval.to())
                .sorted((one, other) -> Long.compare(one.from(), other.from()))
                .toList();
        var joined = new ArrayList<Interval>();
        for (var next : sorted) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.from() <= last.to()) {
                joined.set(joined.size() - 1, new Interval(last.from(), Math.max(last.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return new IntervalSet(List.copyOf(joined));
    }

    IntervalSet union(IntervalSet other) {
        var all = new ArrayList<>(intervals);
        all.addAll(other.intervals);
        return of(all);
    }

    IntervalSet minus(IntervalSet other) {
        var left = new ArrayList<Interval>();
        var skipped = 0;
        for (var interval : intervals) {
            while (skipped < other.intervals.size()
                    && other.intervals.get(skipped).to() <= interval.from()) {
                skipped++;
            }
            var from = interval.from();
            for (var i = skipped;
                    i < other.intervals.size() && other.intervals.get(i).from() < interval.to();
                    i++) {
                var hole = other.intervals.get(i);
                if (from < hole.from()) {
                    left.add(new Interval(from, hole.from()));
                }
                from = Math.max(from, hole.to());
            }
            if (from < interval.to()) {
                left.add(new Interval(from, interval.to()));
            }
        }
        return new IntervalSet(List.copyOf(left));
    }

    IntervalSet and(IntervalSet other) {
        return minus(minus(other));
    }

    long measure() {
        return intervals.stream()
                .mapToLong(interval -> interval.to() - interval.from())
                .sum();
    }

    List<Interval> intervals() {
        return intervals;
    }

    @Override
    public String toString() {
        return Arrays.toString(intervals.toArray());
    }
}

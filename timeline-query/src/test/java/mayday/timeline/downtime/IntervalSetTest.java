package mayday.timeline.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import mayday.timeline.downtime.IntervalSet.Interval;
import org.junit.jupiter.api.Test;

class IntervalSetTest {

    private static final int RANGE = 96;

    @Test
    void touching_intervals_are_one() {
        assertThat(set(1, 3, 3, 5).intervals()).containsExactly(new Interval(1, 5));
    }

    @Test
    void an_empty_or_reversed_interval_contributes_nothing() {
        assertThat(set(4, 4, 9, 2).intervals()).isEmpty();
    }

    @Test
    void far_ends_do_not_overflow() {
        var all = set(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);

        assertThat(all.minus(set(-5, 5)).measure()).isEqualTo(all.measure() - 10);
    }

    /** The oracle keeps one bit per millisecond and knows nothing of intervals. */
    @Test
    void two_hundred_thousand_random_sets_agree_with_sets_of_single_milliseconds() {
        var seed = 20_260_301L;
        var random = new Random(seed);
        for (int run = 0; run < 100_000; run++) {
            var one = intervals(random);
            var other = intervals(random);
            agree(one, other, "seed %d run %d: %s and %s".formatted(seed, run, one, other));
        }
    }

    private static void agree(List<Interval> one, List<Interval> other, String what) {
        var ours = IntervalSet.of(one);
        var theirs = IntervalSet.of(other);
        var union = bits(one);
        union.or(bits(other));
        var difference = bits(one);
        difference.andNot(bits(other));
        var both = bits(one);
        both.and(bits(other));
        if (!bits(ours.union(theirs).intervals()).equals(union)
                || !bits(ours.minus(theirs).intervals()).equals(difference)
                || !bits(ours.and(theirs).intervals()).equals(both)
                || ours.union(theirs).measure() != union.cardinality()
                || !isMinimal(ours.union(theirs))
                || !isMinimal(ours.minus(theirs))) {
            throw new AssertionError(what);
        }
    }

    private static boolean isMinimal(IntervalSet set) {
        var end = Long.MIN_VALUE;
        for (var interval : set.intervals()) {
            if (interval.from() <= end || interval.from() >= interval.to()) {
                return false;
            }
            end = interval.to();
        }
        return true;
    }

    private static BitSet bits(List<Interval> intervals) {
        var bits = new BitSet(RANGE);
        for (var interval : intervals) {
            for (var at = interval.from(); at < interval.to(); at++) {
                bits.set((int) at);
            }
        }
        return bits;
    }

    private static List<Interval> intervals(Random random) {
        var intervals = new ArrayList<Interval>();
        for (int i = random.nextInt(7); i > 0; i--) {
            intervals.add(new Interval(random.nextInt(RANGE), random.nextInt(RANGE)));
        }
        return intervals;
    }

    private static IntervalSet set(long... ends) {
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i < ends.length; i += 2) {
            intervals.add(new Interval(ends[i], ends[i + 1]));
        }
        return IntervalSet.of(intervals);
    }
}

package mayday.timeline.downtime;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mayday.timeline.downtime.IntervalSet.Interval;

/**
 * How the impact of one incident went.
 *
 * @param stretches what can be measured
 * @param unbounded last levels of what ended nobody knows when
 * @param ends every known end, also of what nobody knows the beginning of
 * @param endUnknown something ended nobody knows when
 */
record Course(
        List<Stretch> stretches, List<Stretch> unbounded, List<ImpactEvent> ends, boolean ongoing, boolean endUnknown) {

    Stream<Stretch> told() {
        return Stream.concat(stretches.stream(), unbounded.stream());
    }

    OptionalLong end() {
        return ongoing || endUnknown
                ? OptionalLong.empty()
                : ends.stream().mapToLong(ImpactEvent::millis).max();
    }

    IntervalSet severe() {
        return IntervalSet.of(told().filter(Stretch::isSevere)
                .map(stretch -> new Interval(stretch.from(), stretch.endOr(Long.MAX_VALUE)))
                .toList());
    }
}

package mayday.timeline.downtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mayday.timeline.downtime.IntervalSet.Interval;
import mayday.timeline.event.PublishedEvent;

/** All impact of one incident, as other questions may ask about it. Instants are milliseconds since 1970. */
public final class Impact {

    private final List<String> systems;
    private final List<Stretch> stretches;
    private final List<Stretch> unbounded;
    private final List<ImpactEvent> ends;
    private final boolean ongoing;
    private final boolean endUnknown;

    /**
     * @param stretches what can be measured
     * @param unbounded last levels of what ended nobody knows when
     * @param ends every known end, also of what nobody knows the beginning of
     * @param endUnknown something ended nobody knows when
     */
    Impact(
            List<String> systems,
            List<Stretch> stretches,
            List<Stretch> unbounded,
            List<ImpactEvent> ends,
            boolean ongoing,
            boolean endUnknown) {
        this.systems = systems;
        this.stretches = stretches;
        this.unbounded = unbounded;
        this.ends = ends;
        this.ongoing = ongoing;
        this.endUnknown = endUnknown;
    }

    /** Folded from the whole log of one incident, as it was published. */
    public static Impact of(List<PublishedEvent> events) {
        return Episodes.impact(
                events.stream().map(ImpactEvent::of).flatMap(Optional::stream).toList(), Dismissal.in(events));
    }

    /** The first instant of any impact. */
    public OptionalLong start() {
        return told().mapToLong(Stretch::from).min();
    }

    /** The instant after the last one of any impact; empty while some goes on, or its end is not known. */
    public OptionalLong end() {
        return ongoing || endUnknown
                ? OptionalLong.empty()
                : ends.stream().mapToLong(ImpactEvent::millis).max();
    }

    public boolean isStartApproximate() {
        var first = start();
        return first.isPresent() && told().anyMatch(one -> one.from() == first.getAsLong() && one.fromApproximate());
    }

    public boolean isEndApproximate() {
        var last = end();
        return last.isPresent() && ends.stream().anyMatch(end -> end.millis() == last.getAsLong() && end.approximate());
    }

    /**
     * The instant at which the first time without service after {@code since} is over: no system is down or partially
     * down any more. Where {@code since} was stated and nothing was down yet, the wait for it counts in.
     *
     * @return empty where no system was down or partially down after {@code since}, or it goes on, or ended nobody
     *     knows when
     */
    public OptionalLong restoredAfter(long since) {
        return severe().intervals().stream()
                .filter(interval -> interval.to() > since)
                .limit(1)
                .filter(interval -> interval.to() != Long.MAX_VALUE)
                .mapToLong(Interval::to)
                .findFirst();
    }

    /** Whether the level in the time that {@link #restoredAfter} ended was a guess anywhere. */
    public boolean isAssumedBefore(long restored) {
        return severe().intervals().stream()
                .filter(interval -> interval.to() == restored)
                .anyMatch(interval -> stretches.stream()
                        .anyMatch(one -> one.isSevere()
                                && one.assumed()
                                && interval.overlaps(one.from(), one.endOr(Long.MAX_VALUE))));
    }

    /** Whether the instant that {@link #restoredAfter} found is only roughly known. */
    public boolean isRestoreApproximate(long restored) {
        return stretches.stream()
                .anyMatch(one -> one.isSevere() && !one.isOpen() && one.endOr(0) == restored && one.approximate());
    }

    private Stream<Stretch> told() {
        return Stream.concat(stretches.stream(), unbounded.stream());
    }

    private IntervalSet severe() {
        return IntervalSet.of(told().filter(Stretch::isSevere)
                .map(stretch -> new Interval(stretch.from(), stretch.endOr(Long.MAX_VALUE)))
                .toList());
    }

    /** What is open is cut off at {@code clippedAt}. */
    public TimeDown timeDown(long clippedAt) {
        return TimeDown.of(systems, stretches, ongoing, clippedAt);
    }
}

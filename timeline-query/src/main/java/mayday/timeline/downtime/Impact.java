package mayday.timeline.downtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mayday.timeline.downtime.IntervalSet.Interval;
import mayday.timeline.event.PublishedEvent;

/** All impact of one incident, as other questions may ask about it. Instants are milliseconds since 1970. */
public final class Impact {

    private final List<String> systems;
    private final List<Stretch> stretches;
    private final boolean endUnknown;

    Impact(List<String> systems, List<Stretch> stretches, boolean endUnknown) {
        this.systems = systems;
        this.stretches = stretches;
        this.endUnknown = endUnknown;
    }

    /** Folded from the whole log of one incident, as it was published. */
    public static Impact of(List<PublishedEvent> events) {
        return Episodes.impact(
                events.stream().map(ImpactEvent::of).flatMap(Optional::stream).toList());
    }

    /** The first instant of any impact. */
    public OptionalLong start() {
        return stretches.stream().mapToLong(Stretch::from).min();
    }

    /** The instant after the last one of any impact; empty while some goes on, or its end is not known. */
    public OptionalLong end() {
        return endUnknown || stretches.stream().anyMatch(Stretch::isOpen)
                ? OptionalLong.empty()
                : stretches.stream().mapToLong(stretch -> stretch.endOr(0)).max();
    }

    public boolean isStartApproximate() {
        var first = start();
        return first.isPresent()
                && stretches.stream().anyMatch(one -> one.from() == first.getAsLong() && one.approximate());
    }

    public boolean isEndApproximate() {
        var last = end();
        return last.isPresent()
                && stretches.stream().anyMatch(one -> one.endOr(0) == last.getAsLong() && one.approximate());
    }

    /**
     * The instant at which the first time without service after {@code since} is over: no system is down or partially
     * down any more. Where {@code since} was stated and nothing was down yet, the wait for it counts in.
     *
     * @return empty where no system was down or partially down after {@code since}, or it goes on
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

    private IntervalSet severe() {
        return IntervalSet.of(stretches.stream()
                .filter(Stretch::isSevere)
                .map(stretch -> new Interval(stretch.from(), stretch.endOr(Long.MAX_VALUE)))
                .toList());
    }

    /** What is open is cut off at {@code clippedAt}. */
    public TimeDown timeDown(long clippedAt) {
        return TimeDown.of(systems, stretches, clippedAt);
    }
}

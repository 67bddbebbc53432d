package mayday.timeline.downtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mayday.timeline.downtime.IntervalSet.Interval;
import mayday.timeline.event.PublishedEvent;

/** All impact of one incident, as other questions may ask about it. Instants are milliseconds since 1970. */
public final class Impact {

    private final List<String> systems;
    private final Course counted;
    private final Course inTheWorld;

    /**
     * @param counted cut off where the incident was merged or dismissed
     * @param inTheWorld the same without what ends here only, which leaves open when users were served again
     */
    Impact(List<String> systems, Course counted, Course inTheWorld) {
        this.systems = systems;
        this.counted = counted;
        this.inTheWorld = inTheWorld;
    }

    /** Folded from the whole log of one incident, as it was published. */
    public static Impact of(List<PublishedEvent> events) {
        return Episodes.impact(
                events.stream().map(ImpactEvent::of).flatMap(Optional::stream).toList(), Dismissal.in(events));
    }

    /** The first instant of any impact. */
    public OptionalLong start() {
        return counted.told().mapToLong(Stretch::from).min();
    }

    /** The instant after the last one of any impact; empty while some goes on, here or not, or its end is not known. */
    public OptionalLong end() {
        return inTheWorld.end();
    }

    public boolean isStartApproximate() {
        var first = start();
        return first.isPresent()
                && counted.told().anyMatch(one -> one.from() == first.getAsLong() && one.fromApproximate());
    }

    public boolean isEndApproximate() {
        var last = end();
        return last.isPresent()
                && inTheWorld.ends().stream().anyMatch(end -> end.millis() == last.getAsLong() && end.approximate());
    }

    /**
     * The instant at which the first time without service after {@code since} is over: no system is down or partially
     * down any more. Where {@code since} was stated and nothing was down yet, the wait for it counts in.
     *
     * @return empty where no system was down or partially down after {@code since}, or it goes on, or ended nobody
     *     knows when
     */
    public OptionalLong restoredAfter(long since) {
        return inTheWorld.severe().intervals().stream()
                .filter(interval -> interval.to() > since)
                .limit(1)
                .filter(interval -> interval.to() != Long.MAX_VALUE)
                .mapToLong(Interval::to)
                .findFirst();
    }

    /** Whether the level in the time that {@link #restoredAfter} ended was a guess anywhere. */
    public boolean isAssumedBefore(long restored) {
        return inTheWorld.severe().intervals().stream()
                .filter(interval -> interval.to() == restored)
                .anyMatch(interval -> inTheWorld.stretches().stream()
                        .anyMatch(one -> one.isSevere()
                                && one.assumed()
                                && interval.overlaps(one.from(), one.endOr(Long.MAX_VALUE))));
    }

    /** Whether the instant that {@link #restoredAfter} found is only roughly known. */
    public boolean isRestoreApproximate(long restored) {
        return inTheWorld.stretches().stream()
                .anyMatch(one -> one.isSevere() && !one.isOpen() && one.endOr(0) == restored && one.approximate());
    }

    /** What is open is cut off at {@code clippedAt}. */
    public TimeDown timeDown(long clippedAt) {
        return TimeDown.of(systems, counted.stretches(), counted.ongoing(), clippedAt);
    }
}

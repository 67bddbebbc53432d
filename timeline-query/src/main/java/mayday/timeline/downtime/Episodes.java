package mayday.timeline.downtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds what was said about impact into stretches.
 *
 * <p>Log order decides which episode an event belongs to, the world's time decides what it does there: people learn
 * late when something began, and say so in any order.
 */
final class Episodes {

    private static final Comparator<ImpactEvent> IN_TIME =
            Comparator.comparing(ImpactEvent::occurredAt).thenComparingInt(ImpactEvent::sequence);

    private final Map<ImpactEvent.Target, List<ImpactEvent>> open = new LinkedHashMap<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Stretch> unbounded = new ArrayList<>();
    private final List<ImpactEvent> ends = new ArrayList<>();
    private boolean ongoing;
    private boolean endUnknown;

    private Episodes() {}

    /**
     * From the events of one incident in the order of their sequence.
     *
     * @param dismissal ends what is open; what is said to have begun later never counted
     */
    static Impact impact(List<ImpactEvent> events, Optional<Dismissal> dismissal) {
        var systems = events.stream()
                .map(event -> event.target().system())
                .distinct()
                .sorted()
                .toList();
        var inTheWorld = events.stream().filter(event -> !event.handedOn()).toList();
        return new Impact(systems, course(events, dismissal), course(inTheWorld, Optional.empty()));
    }

    private static Course course(List<ImpactEvent> events, Optional<Dismissal> dismissal) {
        var episodes = new Episodes();
        events.forEach(episodes::add);
        episodes.open.forEach((target, points) -> episodes.close(
                points, dismissal.map(dismissed -> dismissed.end(target)).orElse(null)));
        return new Course(
                List.copyOf(episodes.stretches),
                List.copyOf(episodes.unbounded),
                List.copyOf(episodes.ends),
                episodes.ongoing,
                episodes.endUnknown);
    }

    private void add(ImpactEvent event) {
        if (event.level() != null) {
            var points = open.computeIfAbsent(event.target(), _ -> new ArrayList<>());
            if (event.timed()) {
                points.add(event);
            }
            return;
        }
        var points = open.remove(event.target());
        if (points != null) {
            close(points, event);
        }
    }

    /** Each point holds until the next one; the last one until the end, or for ever. */
    private void close(List<ImpactEvent> points, @Nullable ImpactEvent end) {
        note(end);
        var cutAt = end != null && end.timed() ? end.millis() : Long.MAX_VALUE;
        var sorted = points.stream()
                // What is said to be after the end no longer counts.
                .filter(point -> point.millis() <= cutAt)
                .sorted(IN_TIME)
                .toList();
        for (var i = 0; i + 1 < sorted.size(); i++) {
            stretches.add(stretch(sorted.get(i), sorted.get(i + 1)));
        }
        if (!sorted.isEmpty()) {
            closeLast(sorted.getLast(), end);
        }
    }

    /** How it ended is known even of an impact that nobody can tell the beginning of. */
    private void note(@Nullable ImpactEvent end) {
        if (end == null) {
            ongoing = true;
        } else if (end.timed()) {
            ends.add(end);
        } else {
            endUnknown = true;
        }
    }

    private void closeLast(ImpactEvent last, @Nullable ImpactEvent end) {
        if (end == null) {
            stretches.add(stretch(last, null));
        } else if (end.timed()) {
            stretches.add(stretch(last, end));
        } else {
            // That it ended is known, when is not: nothing can be measured from here.
            unbounded.add(stretch(last, null));
        }
    }

    /** @param following the next point or the end; absent where it goes on, or nobody knows when it ended */
    private static Stretch stretch(ImpactEvent point, @Nullable ImpactEvent following) {
        var level = point.level();
        if (level == null) {
            throw new IllegalArgumentException("Only a level begins a stretch");
        }
        return new Stretch(
                point.target().system(),
                point.millis(),
                following == null ? null : following.millis(),
                level,
                point.eventId(),
                following == null || following.level() != null ? null : following.eventId(),
                point.assumed(),
                point.approximate(),
                point.approximate() || (following != null && following.approximate()));
    }
}

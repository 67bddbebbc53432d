package mayday.timeline.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.ImpactTarget;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is impacted at the end of the log.
 *
 * @param systems every system ever named, in that order
 * @param open one open episode per target at the most
 * @param first the earliest instant of any impact
 */
record ImpactNow(
        List<String> systems, List<Episode> open, @Nullable Instant first) {

    /** @param since the instant its level is known from; absent where none is known well enough */
    record Episode(
            String system,
            String functionality,
            String region,
            @Nullable Instant since,
            String level) {

        boolean on(ImpactTarget target) {
            return system.equals(target.getSystem())
                    && functionality.equals(target.getFunctionality())
                    && region.equals(target.getRegion());
        }
    }

    /** @param level absent where the system was named and no impact on it is open */
    record SystemNow(String system, @Nullable String level) {}

    private static final List<String> GRAVEST_FIRST = List.of("DOWN", "PARTIAL", "DEGRADED");

    static ImpactNow none() {
        return new ImpactNow(List.of(), List.of(), null);
    }

    ImpactNow named(String system) {
        if (system.isEmpty() || systems.contains(system)) {
            return this;
        }
        return new ImpactNow(with(systems, system), open, first);
    }

    ImpactNow at(ImpactTarget target, ImpactLevel level, PublishedEvent event) {
        var word = Words.of(level, "DEGRADED");
        var at = event.isTimed() ? event.occurredAt() : null;
        var before = open.stream().filter(episode -> episode.on(target)).findFirst();
        var episode = new Episode(target.getSystem(), target.getFunctionality(), target.getRegion(), at, word);
        var kept = before.filter(known -> isLater(known, at)).orElse(episode);
        return new ImpactNow(systems, with(without(target), kept), earlier(at)).named(target.getSystem());
    }

    /** The level spoken of for a later instant stays the current one. */
    private static boolean isLater(Episode known, @Nullable Instant at) {
        return known.since() != null && (at == null || known.since().isAfter(at));
    }

    ImpactNow ended(ImpactTarget target) {
        return new ImpactNow(systems, without(target), first);
    }

    /** Nothing goes on any more, whether or not anybody said so of each. */
    ImpactNow over() {
        return new ImpactNow(systems, List.of(), first);
    }

    List<SystemNow> now() {
        return systems.stream()
                .map(system -> new SystemNow(system, gravest(system)))
                .toList();
    }

    private @Nullable String gravest(String system) {
        return GRAVEST_FIRST.stream()
                .filter(level -> open.stream()
                        .anyMatch(episode -> episode.system().equals(system)
                                && episode.level().equals(level)))
                .findFirst()
                .orElse(null);
    }

    private List<Episode> without(ImpactTarget target) {
        return open.stream().filter(episode -> !episode.on(target)).toList();
    }

    private @Nullable Instant earlier(@Nullable Instant at) {
        return first == null || (at != null && at.isBefore(first)) ? at : first;
    }

    private static <T> List<T> with(List<T> values, T value) {
        var more = new ArrayList<>(values);
        more.add(value);
        return List.copyOf(more);
    }
}

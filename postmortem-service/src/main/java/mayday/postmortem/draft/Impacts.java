package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.ImpactTarget;
import org.jspecify.annotations.Nullable;

/** The impacts of an incident as its events tell them, per system, functionality and region. */
final class Impacts {

    record Target(
            String system,
            @Nullable String functionality,
            @Nullable String region) {

        static Target of(ImpactTarget target) {
            return new Target(
                    target.getSystem(),
                    target.hasFunctionality() ? target.getFunctionality() : null,
                    target.hasRegion() ? target.getRegion() : null);
        }
    }

    private final Map<Target, List<Episode>> episodes = new LinkedHashMap<>();
    private final Map<Target, Level> gravest = new HashMap<>();
    private final List<Occurrence> unmeasurable = new ArrayList<>();
    /** The same without what ends here only: who merges or dismisses does not say that anything works. */
    private List<Episode> inTheWorld = List.of();

    static Impacts of(List<Occurrence> log) {
        var impacts = told(log);
        impacts.inTheWorld = told(log.stream().filter(said -> !isHandedOn(said)).toList())
                .all()
                .toList();
        impacts.endWith(dismissal(log));
        return impacts;
    }

    private static Impacts told(List<Occurrence> log) {
        var impacts = new Impacts();
        log.forEach(impacts::take);
        return impacts;
    }

    private static boolean isHandedOn(Occurrence said) {
        var reason = said.event().getImpactEnded().getReason();
        return reason == ImpactEndReason.IMPACT_END_REASON_MERGED
                || reason == ImpactEndReason.IMPACT_END_REASON_DISMISSED;
    }

    /** The one that stands at the end of the log; absent where the incident goes on or ended in another way. */
    private static @Nullable Occurrence dismissal(List<Occurrence> log) {
        Occurrence standing = null;
        for (var said : log) {
            if (said.event().hasDismissed()) {
                standing = said;
            } else if (said.event().hasReopened()) {
                standing = null;
            }
        }
        return standing;
    }

    /** In what was dismissed nothing goes on; what is said to have begun later never counted. */
    private void endWith(@Nullable Occurrence dismissal) {
        if (dismissal != null) {
            all().filter(Episode::isOpen).toList().forEach(episode -> episode.end(dismissal));
        }
    }

    private void take(Occurrence said) {
        var event = said.event();
        if (event.hasImpactStarted()) {
            var started = event.getImpactStarted();
            var target = Target.of(started.getTarget());
            level(target, said, Level.of(started.getLevel()), started.getAssumed());
        } else if (event.hasImpactChanged()) {
            var changed = event.getImpactChanged();
            var target = Target.of(changed.getTarget());
            level(target, said, Level.of(changed.getTo()), changed.getAssumed());
        } else if (event.hasImpactEnded()) {
            var open = open(Target.of(event.getImpactEnded().getTarget()));
            if (open != null) {
                open.end(said);
            }
        } else {
            return;
        }
        if (!said.isMeasurable()) {
            unmeasurable.add(said);
        }
    }

    private void level(Target target, Occurrence said, Level level, boolean assumed) {
        gravest.merge(target, level, (one, other) -> one.compareTo(other) < 0 ? one : other);
        var open = open(target);
        (open == null ? begin(target) : open).point(said, level, assumed);
    }

    private @Nullable Episode open(Target target) {
        var known = episodes.getOrDefault(target, List.of());
        return !known.isEmpty() && known.getLast().isOpen() ? known.getLast() : null;
    }

    private Episode begin(Target target) {
        var episode = new Episode();
        episodes.computeIfAbsent(target, _ -> new ArrayList<>()).add(episode);
        return episode;
    }

    /** Intervals of each target in order of time, targets in the order they were named. */
    Map<Target, List<Interval>> intervals(long clippedAt) {
        var intervals = new LinkedHashMap<Target, List<Interval>>();
        episodes.forEach((target, ofTarget) -> intervals.put(
                target,
                ofTarget.stream()
                        .flatMap(episode -> episode.intervals(clippedAt).stream())
                        .sorted(Comparator.comparing(Interval::from))
                        .toList()));
        return intervals;
    }

    /** The gravest level that was told of the target, whenever it was. */
    @Nullable
    Level gravest(Target target) {
        return gravest.get(target);
    }

    /** Impact events whose instant is too vague to be counted. */
    List<Occurrence> unmeasurable() {
        return unmeasurable;
    }

    boolean isOngoing() {
        return all().anyMatch(Episode::isOpen);
    }

    /** Nobody knows when the last impact ended: some goes on, here or not, or ended nobody knows when. */
    boolean isEndOpen() {
        return inTheWorld.stream().anyMatch(episode -> episode.isOpen() || episode.isEndUnknown());
    }

    /** The first known instant of any impact. */
    @Nullable
    Occurrence first() {
        return all().flatMap(episode -> episode.first().stream())
                .min(Occurrence.IN_TIME)
                .orElse(null);
    }

    /** The last end of all, where nothing goes on and every end is known. */
    @Nullable
    Occurrence lastEnd() {
        return isEndOpen()
                ? null
                : inTheWorld.stream()
                        .flatMap(episode -> Stream.ofNullable(episode.measurableEnd()))
                        .max(Occurrence.IN_TIME)
                        .orElse(null);
    }

    /** Times with a target DOWN or PARTIAL, in order; one that goes on, or ended nobody knows when, has no end. */
    List<Interval> severe() {
        return inTheWorld.stream()
                .flatMap(episode -> Stream.concat(
                        episode.intervals(0).stream().filter(interval -> !interval.ongoing()),
                        episode.unbounded().stream()))
                .filter(interval -> interval.level() != Level.DEGRADED)
                .sorted(Comparator.comparing(Interval::from))
                .toList();
    }

    private Stream<Episode> all() {
        return episodes.values().stream().flatMap(List::stream);
    }
}

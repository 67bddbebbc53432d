package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system that was compromised, or was named as such without a level (then it has no intervals).
 *
 * @param parts the whole system and each functionality and region that was named
 */
public record CompromisedSystem(String system, List<Part> parts) {

    /**
     * The whole system, or a functionality or region of it.
     *
     * @param gravest level that was told of it; absent where it was only named
     * @param intervals as far as their times are known
     */
    public record Part(
            @Nullable String functionality,
            @Nullable String region,
            @Nullable Level gravest,
            List<Interval> intervals) {}

    static List<CompromisedSystem> of(List<Occurrence> log, Impacts impacts, long clippedAt) {
        var systems = new LinkedHashMap<String, List<Part>>();
        var measured = new LinkedHashMap<>(impacts.intervals(clippedAt));
        for (var target : named(log)) {
            measured.putIfAbsent(target, List.of());
        }
        measured.forEach((target, intervals) -> systems.computeIfAbsent(target.system(), _ -> new ArrayList<>())
                .add(new Part(target.functionality(), target.region(), impacts.gravest(target), intervals)));
        return systems.entrySet().stream()
                .map(system -> new CompromisedSystem(system.getKey(), List.copyOf(system.getValue())))
                .toList();
    }

    private static List<Impacts.Target> named(List<Occurrence> log) {
        return log.stream()
                .filter(said -> said.event().hasReported())
                .flatMap(said -> said.event().getReported().getSystemsList().stream())
                .map(affected -> Impacts.Target.of(affected.getTarget()))
                .toList();
    }
}

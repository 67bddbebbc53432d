package mayday.endtoend.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mayday.endtoend.incidents.StatedTime;
import tools.jackson.databind.JsonNode;

/**
 * Computes the figures of an incident file by brute force.
 *
 * <p>Time is cut at every instant where any window begins or ends; each cell between two cuts is asked which windows
 * cover it. Slow, and too plain to be wrong in the way interval algebra goes wrong.
 */
public final class Oracle {

    private static final Map<String, String> STAMPS = Map.of(
            "impact_start", "impactStart", "detected", "detected", "mitigated", "mitigated", "resolved", "resolved");

    private record Duration(String name, String from, String to) {}

    private static final List<Duration> DURATIONS = List.of(
            new Duration("time_to_detect", "impactStart", "detected"),
            new Duration("time_to_mitigate", "impactStart", "mitigated"),
            new Duration("time_to_resolve", "impactStart", "resolved"),
            new Duration("time_to_report", "impactStart", "reported"),
            new Duration("detected_to_mitigated", "detected", "mitigated"),
            new Duration("detected_to_resolved", "detected", "resolved"),
            new Duration("reported_to_resolved", "reported", "resolved"));

    private Oracle() {}

    public static Figures of(JsonNode file) {
        var windows = windows(file);
        var systems = new TreeMap<String, Millis>();
        for (var window : windows) {
            systems.computeIfAbsent(window.system(), system -> measure(only(windows, system)));
        }
        var stamps = stamps(file);
        return new Figures(measure(windows), systems, stamps, durations(stamps));
    }

    private static List<Window> windows(JsonNode file) {
        var published = file.path("published");
        return published.path("per_system").isEmpty()
                ? assumed(file, published)
                : published
                        .path("per_system")
                        .valueStream()
                        .map(Oracle::stated)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** What does not begin, or not end, or ends before it begins is no interval. */
    private static Optional<Window> stated(JsonNode window) {
        return instant(window, "from")
                .flatMap(from -> instant(window, "to")
                        .filter(to -> !to.isBefore(from))
                        .map(to -> new Window(
                                window.path("system").asString(),
                                from.toEpochMilli(),
                                to.toEpochMilli(),
                                level(window.path("level").asString("")))));
    }

    /** Without stated windows every named system counts as partly impacted until the first later end. */
    private static List<Window> assumed(JsonNode file, JsonNode published) {
        var start = instant(published, "impact_start");
        var end = laterThan(start, instant(published, "mitigated"))
                .or(() -> laterThan(start, instant(published, "resolved")));
        var windows = new ArrayList<Window>();
        if (start.isPresent() && end.isPresent()) {
            for (var system : systems(file.path("systems"))) {
                windows.add(new Window(
                        system.asString(), start.get().toEpochMilli(), end.get().toEpochMilli(), Window.Level.PARTIAL));
            }
        }
        return windows;
    }

    private static List<JsonNode> systems(JsonNode systems) {
        return systems.isString() ? List.of(systems) : systems.valueStream().toList();
    }

    private static Optional<Instant> laterThan(Optional<Instant> start, Optional<Instant> end) {
        return start.flatMap(from -> end.filter(to -> to.isAfter(from)));
    }

    private static Millis measure(List<Window> windows) {
        var cuts = new TreeSet<Long>();
        for (var window : windows) {
            cuts.add(window.from());
            cuts.add(window.to());
        }
        var sum = Millis.NONE;
        for (var cut : cuts) {
            var next = cuts.higher(cut);
            var gravest = gravestAt(windows, cut);
            if (next != null && gravest.isPresent()) {
                sum = sum.plus(gravest.get(), next - cut);
            }
        }
        return sum;
    }

    private static Optional<Window.Level> gravestAt(List<Window> windows, long instant) {
        return windows.stream()
                .filter(window -> window.covers(instant))
                .map(Window::level)
                .min(Enum::compareTo);
    }

    private static List<Window> only(List<Window> windows, String system) {
        return windows.stream().filter(window -> window.system().equals(system)).toList();
    }

    private static Window.Level level(String published) {
        return switch (published) {
            case "down" -> Window.Level.DOWN;
            case "degraded" -> Window.Level.DEGRADED;
            default -> Window.Level.PARTIAL;
        };
    }

    private static Map<String, Instant> stamps(JsonNode file) {
        var published = file.path("published");
        var stamps = new LinkedHashMap<String, Instant>();
        STAMPS.forEach((field, name) -> instant(published, field).ifPresent(at -> stamps.put(name, at)));
        first(file, "declare")
                .or(() -> StatedTime.of(published, "detected"))
                .or(() -> first(file, ""))
                .filter(time -> !time.isDay())
                .ifPresent(time -> stamps.put("reported", time.at().truncatedTo(ChronoUnit.MILLIS)));
        return stamps;
    }

    /** The time of the first entry that has one. */
    private static Optional<StatedTime> first(JsonNode file, String kind) {
        return file.path("timeline")
                .valueStream()
                .filter(entry ->
                        kind.isEmpty() || entry.path("kind").asString("").equals(kind))
                .map(entry -> StatedTime.of(entry, "at"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static SortedMap<String, Long> durations(Map<String, Instant> stamps) {
        var durations = new TreeMap<String, Long>();
        for (var duration : DURATIONS) {
            var from = stamps.get(duration.from());
            var to = stamps.get(duration.to());
            if (from != null && to != null) {
                durations.put(duration.name(), to.toEpochMilli() - from.toEpochMilli());
            }
        }
        return durations;
    }

    private static Optional<Instant> instant(JsonNode holder, String field) {
        return StatedTime.instant(holder, field).map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }
}

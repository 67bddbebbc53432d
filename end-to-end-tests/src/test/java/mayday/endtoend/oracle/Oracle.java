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
            new Duration("detected_to_mitigated", "detected", "mitigated"),
            new Duration("detected_to_resolved", "detected", "resolved"));

    private Oracle() {}

    public static Figures of(JsonNode file) {
        var windows = windows(file);
        var systems = new TreeMap<String, Millis>();
        for (var window : windows) {
            systems.computeIfAbsent(window.system(), system -> measure(only(windows, system)));
        }
        var stamps = stamps(file.path("published"));
        return new Figures(measure(windows), systems, stamps, durations(stamps));
    }

    private static List<Window> windows(JsonNode file) {
        var published = file.path("published");
        var stated = new ArrayList<Window>();
        for (var window : published.path("per_system")) {
            stated.add(new Window(
                    window.path("system").asString(),
                    instant(window, "from").orElseThrow().toEpochMilli(),
                    instant(window, "to").orElseThrow().toEpochMilli(),
                    level(window.path("level").asString())));
        }
        return stated.isEmpty() ? assumed(file, published) : stated;
    }

    /** Without stated windows every named system counts as partly impacted until the first later end. */
    private static List<Window> assumed(JsonNode file, JsonNode published) {
        var start = instant(published, "impact_start");
        var end = laterThan(start, instant(published, "mitigated"))
                .or(() -> laterThan(start, instant(published, "resolved")));
        var windows = new ArrayList<Window>();
        if (start.isPresent() && end.isPresent()) {
            for (var system : file.path("systems")) {
                windows.add(new Window(
                        system.asString(), start.get().toEpochMilli(), end.get().toEpochMilli(), Window.Level.PARTIAL));
            }
        }
        return windows;
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
            default -> throw new IllegalArgumentException("No level: " + published);
        };
    }

    private static Map<String, Instant> stamps(JsonNode published) {
        var stamps = new LinkedHashMap<String, Instant>();
        STAMPS.forEach((field, name) -> instant(published, field).ifPresent(at -> stamps.put(name, at)));
        return stamps;
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
        var value = holder.path(field);
        return value.isString()
                ? Optional.of(Instant.parse(value.asString()).truncatedTo(ChronoUnit.MILLIS))
                : Optional.empty();
    }
}

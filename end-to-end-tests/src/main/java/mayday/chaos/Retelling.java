package mayday.chaos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Works out from the raw log of one incident where it has to stand. Knows only the facts that the load leads to. */
final class Retelling {

    /** The graver ones first. */
    private static final List<String> LEVELS = List.of("DOWN", "PARTIAL", "DEGRADED");

    private record Point(Instant at, int sequence, String level) {

        long millis() {
            return at.toEpochMilli();
        }
    }

    private record Stretch(long from, long to, String level) {}

    private final long clippedAt;
    private final Map<String, List<Point>> open = new TreeMap<>();
    private final Map<String, List<Stretch>> stretches = new TreeMap<>();
    private final Set<String> people = new TreeSet<>();
    private int version;
    private boolean isResolved;
    private @Nullable Instant acknowledged;

    private Retelling(Instant clippedAt) {
        this.clippedAt = clippedAt.toEpochMilli();
    }

    /** What goes on is counted up to {@code clippedAt}. */
    static Standing standing(List<JsonNode> log, Instant clippedAt) {
        var retelling = new Retelling(clippedAt);
        log.forEach(retelling::add);
        retelling.open.forEach((system, points) -> retelling.close(system, points, Long.MAX_VALUE));
        return retelling.standing();
    }

    private void add(JsonNode event) {
        version = event.path("sequence").asInt();
        var at = Instant.parse(event.path("occurredAt").asString());
        begin(event.path("impactStarted"), "level", at);
        begin(event.path("impactChanged"), "to", at);
        if (event.has("impactEnded")) {
            var system = system(event.path("impactEnded"));
            close(system, open.getOrDefault(system, List.of()), at.toEpochMilli());
            open.remove(system);
        }
        if (event.has("participantJoined")) {
            people.add(event.path("participantJoined").path("person").asString());
        }
        if (event.has("acknowledged") && (acknowledged == null || at.isBefore(acknowledged))) {
            acknowledged = at;
        }
        isResolved = event.has("resolved") || (isResolved && !event.has("reopened"));
    }

    private void begin(JsonNode impact, String level, Instant at) {
        if (impact.isObject()) {
            var word = impact.path(level).asString().replace("IMPACT_LEVEL_", "");
            open.computeIfAbsent(system(impact), _ -> new ArrayList<>()).add(new Point(at, version, word));
        }
    }

    private static String system(JsonNode impact) {
        return impact.path("target").path("system").asString();
    }

    // Who spoke first may have been stored last: each level holds until the next one in the world's time, to the
    // microsecond; lengths are those between milliseconds.
    private void close(String system, List<Point> points, long end) {
        var closed = stretches.computeIfAbsent(system, _ -> new ArrayList<>());
        var counted = points.stream()
                .filter(point -> point.millis() <= end)
                .sorted(Comparator.comparing(Point::at).thenComparingInt(Point::sequence))
                .toList();
        for (var index = 0; index < counted.size(); index++) {
            var until = index + 1 < counted.size() ? counted.get(index + 1).millis() : Math.min(end, clippedAt);
            closed.add(new Stretch(
                    counted.get(index).millis(), until, counted.get(index).level()));
        }
    }

    private Standing standing() {
        var timeDown = new TreeMap<String, Map<String, Long>>();
        stretches.forEach((system, own) -> timeDown.put(system, millis(own)));
        return new Standing(version, isResolved, people, inMillis(acknowledged), timeDown);
    }

    private static @Nullable Instant inMillis(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Between two neighboring instants the gravest level counts. */
    private static Map<String, Long> millis(List<Stretch> own) {
        var millis = new TreeMap<String, Long>();
        LEVELS.forEach(level -> millis.put(level, 0L));
        var instants = new TreeSet<Long>();
        own.forEach(stretch -> instants.addAll(List.of(stretch.from(), stretch.to())));
        for (var from : instants) {
            var to = instants.higher(from);
            if (to != null) {
                LEVELS.stream()
                        .filter(level -> own.stream()
                                .anyMatch(stretch ->
                                        stretch.level().equals(level) && stretch.from() <= from && stretch.to() >= to))
                        .findFirst()
                        .ifPresent(gravest -> millis.merge(gravest, to - from, Long::sum));
            }
        }
        return millis;
    }
}

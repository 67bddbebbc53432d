package mayday.endtoend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mayday.endtoend.oracle.Figures;
import mayday.endtoend.oracle.Millis;
import tools.jackson.databind.JsonNode;

/** Where an answer to {@code GET /metrics} says something else than the oracle. */
final class MetricsComplaints {

    private static final List<String> STAMPS = List.of("impactStart", "detected", "reported", "mitigated", "resolved");

    private final Figures figures;
    private final JsonNode metrics;
    private final List<String> complaints = new ArrayList<>();

    MetricsComplaints(Figures figures, JsonNode metrics) {
        this.figures = figures;
        this.metrics = metrics;
    }

    List<String> all() {
        var timeDown = metrics.path("timeDown");
        expect("down", figures.overall().down(), timeDown.path("downMillis"));
        expect("partial", figures.overall().partial(), timeDown.path("partialMillis"));
        expect("degraded", figures.overall().degraded(), timeDown.path("degradedMillis"));
        expect("any impact", figures.overall().anyImpact(), timeDown.path("anyImpactMillis"));
        figures.systems().forEach(this::system);
        onlyKnownSystems();
        STAMPS.forEach(this::stamp);
        metrics.path("durations").forEach(this::endIsKnown);
        figures.durations().forEach((name, millis) -> expect(name, millis, duration(name)));
        if (timeDown.path("ongoing").asBoolean(true)) {
            complaints.add("impact goes on");
        }
        return complaints;
    }

    private void system(String name, Millis millis) {
        var answered = systems()
                .filter(system -> system.path("system").asString().equals(name))
                .findFirst();
        if (answered.isEmpty() && millis.anyImpact() > 0) {
            complaints.add("no answer about " + name);
        }
        answered.ifPresent(system -> {
            expect(name + " down", millis.down(), system.path("downMillis"));
            expect(name + " partial", millis.partial(), system.path("partialMillis"));
            expect(name + " degraded", millis.degraded(), system.path("degradedMillis"));
            expect(name + " any impact", millis.anyImpact(), system.path("anyImpactMillis"));
        });
    }

    private void onlyKnownSystems() {
        systems()
                .filter(system ->
                        !figures.systems().containsKey(system.path("system").asString()))
                .filter(system -> system.path("anyImpactMillis").asLong(-1) != 0)
                .forEach(system -> complaints.add("impact from nowhere: " + system));
    }

    private Stream<JsonNode> systems() {
        return metrics.path("timeDown").path("systems").valueStream();
    }

    private void stamp(String name) {
        var expected = figures.stamps().get(name);
        var answered = metrics.path("stamps").path(name);
        var isAsExpected = expected == null
                ? isUnknown(answered, name)
                : answered.isString()
                        && Instant.parse(answered.asString())
                                .truncatedTo(ChronoUnit.MILLIS)
                                .equals(expected);
        if (!isAsExpected) {
            complaints.add("%s is %s, expected %s".formatted(name, answered, expected));
        }
    }

    // Where nobody says when the impact began, the first window does.
    private static boolean isUnknown(JsonNode answered, String name) {
        return name.equals("impactStart") || answered.isMissingNode() || answered.isNull();
    }

    private void endIsKnown(JsonNode duration) {
        var end = duration.path("to").asString("");
        if (STAMPS.contains(end) && !figures.stamps().containsKey(end)) {
            complaints.add("ends in what nobody knows: " + duration);
        }
    }

    private JsonNode duration(String name) {
        for (var duration : metrics.path("durations")) {
            if (duration.path("name").asString().equals(name)) {
                return duration.path("millis");
            }
        }
        return metrics.path("no such duration");
    }

    private void expect(String name, long millis, JsonNode answered) {
        if (!answered.isIntegralNumber() || answered.asLong() != millis) {
            complaints.add("%s is %s, expected %d".formatted(name, answered, millis));
        }
    }
}

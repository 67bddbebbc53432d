package mayday.standalone.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The answer of {@code GET /api/v1/incidents/{id}/metrics}. */
record Metrics(JsonNode json) {

    Optional<Duration> duration(String name) {
        return json.path("durations")
                .valueStream()
                .filter(duration -> duration.path("name").asString("").equals(name))
                .findFirst()
                .flatMap(duration -> millis(duration, "millis"));
    }

    Optional<Duration> between(String from, String to) {
        return stamp(from).flatMap(start -> stamp(to).map(end -> Duration.between(start, end)));
    }

    private Optional<Instant> stamp(String name) {
        var stamp = json.path("stamps").path(name);
        return stamp.isString()
                ? Optional.of(Instant.parse(stamp.asString()).truncatedTo(ChronoUnit.MILLIS))
                : Optional.empty();
    }

    Optional<Duration> down() {
        return millis(json.path("timeDown"), "downMillis");
    }

    Optional<Duration> anyImpact() {
        return millis(json.path("timeDown"), "anyImpactMillis");
    }

    Optional<Duration> down(String system) {
        return system(system).flatMap(of -> millis(of, "downMillis"));
    }

    Optional<Duration> anyImpact(String system) {
        return system(system).flatMap(of -> millis(of, "anyImpactMillis"));
    }

    private Optional<JsonNode> system(String name) {
        return json.path("timeDown")
                .path("systems")
                .valueStream()
                .filter(system -> system.path("system").asString("").equals(name))
                .findFirst();
    }

    private static Optional<Duration> millis(JsonNode holder, String field) {
        var value = holder.path(field);
        return value.isIntegralNumber() ? Optional.of(Duration.ofMillis(value.asLong())) : Optional.empty();
    }
}

package mayday.timeline.response;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import mayday.timeline.downtime.ImpactQueries;
import mayday.timeline.rest.Answers;
import mayday.timeline.rest.Incidents;
import mayday.timeline.rest.LastGoodAnswers;
import mayday.timeline.rest.ProblemCode;
import mayday.timeline.rest.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every number of one incident. */
@RestController
class MetricsController {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Incidents incidents;
    private final ResponseQueries response;
    private final ImpactQueries impacts;
    private final Answers answers;
    private final LastGoodAnswers lastGood;
    private final Clock clock;

    MetricsController(
            Incidents incidents,
            ResponseQueries response,
            ImpactQueries impacts,
            Answers answers,
            LastGoodAnswers lastGood,
            Clock clock) {
        this.incidents = incidents;
        this.response = response;
        this.impacts = impacts;
        this.answers = answers;
        this.lastGood = lastGood;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/incidents/{id}/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> metrics(
            @PathVariable String id,
            @RequestParam @Nullable Integer minVersion,
            @RequestParam @Nullable String clippedAt) {
        var clip = clippedAt == null ? clock.instant() : instant(clippedAt);
        return lastGood.answer(() -> incidents.answer(id, minVersion, incident -> {
            var milestones = response.milestones(incident.id(), incident.version());
            var impact = impacts.impact(incident.id(), incident.version(), Milestones.dismissal(milestones));
            var metrics = Metrics.of(incident, milestones, impact, clip);
            var tag = "%d-%d-%s".formatted(incident.version(), clip.toEpochMilli(), Metrics.DEFINITIONS);
            return answers.about(incident, tag, MediaType.APPLICATION_JSON, JSON.writeValueAsBytes(metrics));
        }));
    }

    private static Instant instant(String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            throw notAnInstant();
        }
        throw notAnInstant();
    }

    private static Refusal notAnInstant() {
        return new Refusal(
                ProblemCode.MALFORMED_PARAMETER, "clippedAt is an instant such as 2026-11-22T03:00:00Z", "clippedAt");
    }
}

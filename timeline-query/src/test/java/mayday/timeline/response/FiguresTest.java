package mayday.timeline.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.timeline.downtime.Impact;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.EventReader;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.UnreadableEvent;
import mayday.timeline.intake.ProjectedIncident;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Logs and their figures, which the post-mortem service holds its own folds against as well. */
class FiguresTest {

    private static final Path FIGURES = Path.of("src/test/resources/figures.json");
    private static final UUID INCIDENT = new UUID(0x7000, 0x8000_0000_0000_0000L);
    private static final Instant STORED = Instant.parse("2026-03-01T14:00:00Z");
    private static final List<String> STAMPS_OF_BOTH = List.of(
            "impactStart",
            "detected",
            "reported",
            "acknowledged",
            "escalated",
            "strategyChosen",
            "fixDeployed",
            "impactEnd",
            "mitigated",
            "verified",
            "resolved",
            "watchEnded");
    private static final List<String> DURATIONS_OF_BOTH = List.of(
            "time_to_detect",
            "time_to_report",
            "time_to_acknowledge",
            "time_to_fix_deployed",
            "time_to_restore",
            "time_to_mitigate",
            "time_to_resolve");

    static Stream<JsonNode> cases() {
        return new JsonMapper().readTree(FIGURES.toFile()).valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_log_gives_these_figures(JsonNode expected) throws UnreadableEvent {
        var metrics = metrics(expected.path("log"));

        assertThat(stamps(metrics)).isEqualTo(instants(expected.path("stamps")));
        assertThat(millis(metrics)).isEqualTo(minutes(expected.path("minutes")));
        assertThat(flagged(metrics, "approximate")).isEqualTo(texts(expected.path("approximate")));
        assertThat(metrics.stamps().containsKey("impactStartObserved"))
                .isEqualTo(expected.path("statedAndObservedDiffer").asBoolean());
        var down = metrics.timeDown();
        assertThat(List.of(down.downMillis(), down.partialMillis(), down.degradedMillis()))
                .containsExactly(
                        millis(expected.at("/timeDown/down")),
                        millis(expected.at("/timeDown/partial")),
                        millis(expected.at("/timeDown/degraded")));
        assertThat(down.ongoing()).isEqualTo(expected.at("/timeDown/ongoing").asBoolean());
    }

    private static Metrics metrics(JsonNode log) throws UnreadableEvent {
        var events = new ArrayList<PublishedEvent>();
        for (var said : log) {
            events.add(EventReader.event(enveloped((ObjectNode) said, events.size() + 1)));
        }
        var counting = EffectiveLog.of(events).counting();
        var milestones = counting.stream()
                .flatMap(event -> Milestones.of(event).stream())
                .toList();
        var incident = new ProjectedIncident(INCIDENT, "INC-1", events.size(), null);
        return Metrics.of(incident, milestones, Impact.of(counting), STORED);
    }

    private static JsonNode enveloped(ObjectNode said, int sequence) {
        return said.put("eventId", new UUID(0x7000, 0x9000_0000_0000_0000L | sequence).toString())
                .put("incidentId", INCIDENT.toString())
                .put("incidentNumber", "INC-1")
                .put("sequence", sequence)
                .put("recordedAt", STORED.toString());
    }

    private static Map<String, Instant> stamps(Metrics metrics) {
        var stamps = new TreeMap<>(metrics.stamps());
        stamps.keySet().retainAll(STAMPS_OF_BOTH);
        return stamps;
    }

    private static Map<String, Long> millis(Metrics metrics) {
        return metrics.durations().stream()
                .filter(named -> DURATIONS_OF_BOTH.contains(named.name()))
                .collect(Collectors.toMap(Durations.Named::name, Durations.Named::millis));
    }

    private static List<String> flagged(Metrics metrics, String flag) {
        return metrics.durations().stream()
                .filter(named -> DURATIONS_OF_BOTH.contains(named.name())
                        && named.flags().contains(flag))
                .map(Durations.Named::name)
                .toList();
    }

    private static long millis(JsonNode minutes) {
        return minutes.asLong() * 60_000;
    }

    private static Map<String, Instant> instants(JsonNode named) {
        return named.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, at -> Instant.parse(at.getValue().asString())));
    }

    private static Map<String, Long> minutes(JsonNode named) {
        return named.propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, minutes -> millis(minutes.getValue())));
    }

    private static List<String> texts(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).toList();
    }
}

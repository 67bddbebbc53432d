package mayday.postmortem.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.incident.v1.IncidentEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same logs give the same figures here as in the metrics of the timeline, whose logs and figures these are. */
class FiguresTest {

    private static final Path FIGURES = Path.of("../timeline-query/src/test/resources/figures.json");
    private static final UUID INCIDENT = new UUID(0x7000, 0x8000_0000_0000_0000L);
    private static final Instant STORED = Instant.parse("2026-03-01T14:00:00Z");
    /** Shown here and not a stamp of the metrics: it is in the spans. */
    private static final List<String> OWN_STAMPS = List.of("firstImpact", "restored");

    static Stream<JsonNode> cases() {
        return new JsonMapper().readTree(FIGURES.toFile()).valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_log_gives_these_figures(JsonNode expected) throws InvalidProtocolBufferException {
        var draft = draft(expected.path("log"));

        assertThat(stamps(draft.time())).isEqualTo(instants(expected.path("stamps")));
        assertThat(millis(draft.time())).isEqualTo(minutes(expected.path("minutes")));
        assertThat(approximate(draft.time())).isEqualTo(texts(expected.path("approximate")));
        assertThat(draft.time().flags().contains("stated_and_observed_differ"))
                .isEqualTo(expected.path("statedAndObservedDiffer").asBoolean());
        var down = draft.timeDown().overall();
        assertThat(List.of(down.downMillis(), down.partialMillis(), down.degradedMillis()))
                .containsExactly(
                        millis(expected.at("/timeDown/down")),
                        millis(expected.at("/timeDown/partial")),
                        millis(expected.at("/timeDown/degraded")));
        assertThat(draft.time().flags().contains("ongoing"))
                .isEqualTo(expected.at("/timeDown/ongoing").asBoolean());
    }

    private static Draft draft(JsonNode log) throws InvalidProtocolBufferException {
        var events = new ArrayList<Occurrence>();
        for (var said : log) {
            events.add(new Occurrence(event((ObjectNode) said, events.size() + 1), "said"));
        }
        return Draft.of(events);
    }

    private static IncidentEvent event(ObjectNode said, int sequence) throws InvalidProtocolBufferException {
        var event = IncidentEvent.newBuilder();
        JsonFormat.parser()
                .merge(
                        said.put("eventId", new UUID(0x7000, 0x9000_0000_0000_0000L | sequence).toString())
                                .put("incidentId", INCIDENT.toString())
                                .put("incidentNumber", "INC-1")
                                .put("sequence", sequence)
                                .put("recordedAt", STORED.toString())
                                .toString(),
                        event);
        return event.build();
    }

    private static Map<String, Instant> stamps(IncidentTime time) {
        return time.stamps().stream()
                .filter(stamp -> stamp.isMeasurable() && !OWN_STAMPS.contains(stamp.name()))
                .collect(Collectors.toMap(Stamp::name, Stamp::at));
    }

    private static Map<String, Long> millis(IncidentTime time) {
        return time.spans().stream().collect(Collectors.toMap(Span::name, Span::millis));
    }

    private static List<String> approximate(IncidentTime time) {
        return time.spans().stream()
                .filter(span -> span.flags().contains("approximate"))
                .map(Span::name)
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

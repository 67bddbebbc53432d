package mayday.endtoend.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import mayday.endtoend.incidents.IncidentFile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Holds the oracle against the arithmetic that was done when the incidents were collected. */
class OracleTest {

    private static final Map<String, String> DURATIONS = Map.of(
            "impact_to_detected_minutes", "time_to_detect",
            "impact_to_mitigated_minutes", "time_to_mitigate",
            "impact_to_resolved_minutes", "time_to_resolve",
            "detected_to_mitigated_minutes", "detected_to_mitigated",
            "detected_to_resolved_minutes", "detected_to_resolved",
            "declared_to_resolved_minutes", "reported_to_resolved");

    @Test
    void all_fifty_published_incidents_are_here() {
        assertThat(IncidentFile.bundled()).hasSize(50);
    }

    @ParameterizedTest
    @MethodSource("mayday.endtoend.incidents.IncidentFile#bundled")
    void the_oracle_agrees_with_the_minutes_computed_when_the_file_was_written(IncidentFile file) {
        var computed = file.json().path("computed_by_us");
        var figures = Oracle.of(file.json());
        var softly = new SoftAssertions();
        DURATIONS.forEach((minutes, name) -> {
            if (computed.has(minutes)) {
                softly.assertThat(figures.durations())
                        .containsEntry(name, millis(computed.path(minutes).asDouble()));
            }
        });
        if (computed.has("union_down_minutes")) {
            softly.assertThat(figures.overall().down())
                    .isEqualTo(millis(computed.path("union_down_minutes").asDouble()));
            softly.assertThat(figures.overall().anyImpact())
                    .isEqualTo(millis(computed.path("union_any_impact_minutes").asDouble()));
        }
        computed.path("by_system").properties().forEach(system -> {
            var ours = figures.systems().getOrDefault(system.getKey(), Millis.NONE);
            softly.assertThat(ours.down())
                    .isEqualTo(millis(system.getValue().path("down").asDouble()));
            softly.assertThat(ours.anyImpact())
                    .isEqualTo(millis(system.getValue().path("any").asDouble()));
        });
        softly.assertAll();
    }

    @Test
    void overlaps_count_once_and_the_gravest_level_wins() {
        var file = JsonMapper.shared().readTree("""
                        {"published": {"per_system": [
                          {"system": "a", "from": "2024-01-01T00:00:00Z", "to": "2024-01-01T00:00:10Z", "level": "degraded"},
                          {"system": "a", "from": "2024-01-01T00:00:05.001Z", "to": "2024-01-01T00:00:05.003Z", "level": "down"},
                          {"system": "b", "from": "2024-01-01T00:00:09Z", "to": "2024-01-01T00:00:20Z", "level": "down"},
                          {"system": "c", "from": "2024-01-01T00:00:30Z", "to": "2024-01-01T00:00:30Z", "level": "down"}]}}
                        """);

        var figures = Oracle.of(file);

        assertThat(figures.overall()).isEqualTo(new Millis(11_002, 0, 8_998));
        assertThat(figures.systems())
                .containsExactly(
                        Map.entry("a", new Millis(2, 0, 9_998)),
                        Map.entry("b", new Millis(11_000, 0, 0)),
                        Map.entry("c", Millis.NONE));
    }

    @Test
    void without_windows_every_system_is_partly_impacted_until_the_first_later_end() {
        var file = JsonMapper.shared().readTree("""
                        {"systems": ["a", "b"], "published": {
                          "impact_start": "2024-01-01T00:00:00Z", "mitigated": "2023-12-31T23:00:00Z",
                          "resolved": "2024-01-01T00:00:07.5Z"}}
                        """);

        assertThat(Oracle.of(file).systems())
                .containsExactly(Map.entry("a", new Millis(0, 7_500, 0)), Map.entry("b", new Millis(0, 7_500, 0)));
        assertThat(Oracle.of(file).durations()).containsEntry("time_to_mitigate", -3_600_000L);
    }

    @Test
    void what_has_no_instants_is_measured_nowhere() {
        var file = JsonMapper.shared().readTree("""
                        {"timeline": [{"at": "soon", "kind": "declare"}, {"at": "2024-01-01", "kind": "declare"}],
                         "published": {"impact_start": "2024-01-01", "resolved": "2024-01-02T02:00:00+02:00", "per_system": [
                          {"system": "a", "from": "2024-01-01T00:00:00Z", "to": "2024-01-02", "level": "down"},
                          {"system": "b", "from": "2024-01-01T00:00:00Z", "level": "down"},
                          {"system": "c", "from": "2024-01-01T00:00:09Z", "to": "2024-01-01T00:00:08Z", "level": "down"},
                          {"system": "d", "from": "2024-01-01T00:00:00Z", "to": "2024-01-01T01:00:01+01:00"}]}}
                        """);

        var figures = Oracle.of(file);

        assertThat(figures.systems()).containsExactly(Map.entry("d", new Millis(0, 1_000, 0)));
        assertThat(figures.stamps()).containsOnly(Map.entry("resolved", Instant.parse("2024-01-02T00:00:00Z")));
        assertThat(figures.durations()).isEmpty();
    }

    private static long millis(double minutes) {
        return Math.round(minutes * 60_000);
    }
}

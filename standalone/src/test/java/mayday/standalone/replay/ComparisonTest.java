package mayday.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import mayday.standalone.incidentfile.IncidentFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {

    @Test
    void figures_that_agree_are_no_differences() {
        var comparison = compare("""
                "duration_minutes": 20, "duration_basis": "impact_start->mitigated",
                "measures": [{"name": "repair", "from": "2020-01-01T10:05:00Z", "to": "2020-01-01T10:20:00Z", "published_minutes": 15}]
                """, "[]", 1_200_000, 1_200_000);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.computed())
                .containsKeys(
                        "time down", "any impact", "time down of a", "impact_start->mitigated", "mitigated->resolved");
    }

    @Test
    void a_figure_of_ours_that_the_clock_contradicts_is_a_difference() {
        assertThat(compare("\"notes\": \"\"", "[]", 1_200_000, 1_199_999).differences())
                .containsExactly(new Difference(
                        "impact_start->mitigated",
                        "PT20M",
                        "PT19M59.999S",
                        "Mayday's figure is not what the clock says between the published times"));
    }

    @Test
    void overlapping_windows_count_once() {
        assertThat(compare("\"notes\": \"\"", "[]", 1_500_000, 1_200_000).differences())
                .extracting(Difference::name)
                .containsExactly("time down", "any impact", "time down of a", "any impact of a");
    }

    @Test
    void a_printed_duration_that_the_clock_contradicts_is_told_with_the_accounts_own_contradictions() {
        var measure = """
                "measures": [{"name": "repair", "from": "2020-01-01T10:05:00Z", "to": "2020-01-01T10:20:00Z", "published_minutes": 99}]
                """;

        assertThat(compare(measure, "[\"99 stated, 15 by the clock\"]", 1_200_000, 1_200_000)
                        .differences())
                .containsExactly(new Difference(
                        "repair", "PT1H39M", "PT15M", "the account contradicts itself: 99 stated, 15 by the clock"));
    }

    @Test
    void office_hours_are_told_as_what_the_account_counts() {
        var duration = "\"duration_minutes\": 7, \"duration_basis\": \"detected->resolved in support hours\"";

        assertThat(compare(duration, "[]", 1_200_000, 1_200_000).differences())
                .containsExactly(new Difference(
                        "duration", "PT7M", "PT25M", "the account counts: detected->resolved in support hours"));
    }

    @Test
    void a_duration_without_end_points_says_so() {
        var duration = "\"duration_minutes\": 300, \"duration_basis\": \"about five hours\"";

        assertThat(compare(duration, "[]", 1_200_000, 1_200_000).differences())
                .containsExactly(new Difference(
                        "duration", "PT5H", null, "the file has no end points to compute it from: about five hours"));
    }

    private static Comparison compare(String published, String inconsistencies, long downMillis, long mitigateMillis) {
        var file = """
                {"slug": "s", "published": {%s, "impact_start": "2020-01-01T10:00:00Z", "detected": "2020-01-01T10:05:00Z",
                  "mitigated": "2020-01-01T10:20:00Z", "resolved": "2020-01-01T10:30:00Z", "per_system": [
                    {"system": "a", "from": "2020-01-01T10:05:00Z", "to": "2020-01-01T10:20:00Z", "level": "down"},
                    {"system": "a", "from": "2020-01-01T10:00:00Z", "to": "2020-01-01T10:10:00Z", "level": "down"}]},
                 "published_inconsistencies": %s}
                """.formatted(published, inconsistencies);
        var metrics = """
                {"stamps": {"mitigated": "2020-01-01T10:20:00Z", "resolved": "2020-01-01T10:30:00Z"},
                 "durations": [{"name": "time_to_detect", "millis": 300000}, {"name": "time_to_mitigate", "millis": %2$d},
                   {"name": "time_to_resolve", "millis": 1800000}, {"name": "detected_to_mitigated", "millis": 900000},
                   {"name": "detected_to_resolved", "millis": 1500000}],
                 "timeDown": {"downMillis": %1$d, "anyImpactMillis": %1$d,
                   "systems": [{"system": "a", "downMillis": %1$d, "anyImpactMillis": %1$d}]}}
                """.formatted(downMillis, mitigateMillis);
        return Comparison.of(
                IncidentFile.read("s.json", JsonMapper.shared().readTree(file)),
                new Metrics(JsonMapper.shared().readTree(metrics)));
    }
}

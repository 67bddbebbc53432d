package mayday.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mayday.standalone.incidentfile.IncidentFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {

    @Test
    void figures_that_agree_are_no_differences() {
        var figures = compare("""
                "duration_minutes": 20, "duration_basis": "impact_start->mitigated",
                "measures": [{"name": "repair", "from": "2020-01-01T10:05:00Z", "to": "2020-01-01T10:20:00Z", "published_minutes": 15}]
                """, "[]", 1_200_000, 1_200_000);

        assertThat(differences(figures)).isEmpty();
        assertThat(figures)
                .contains(
                        new Compared("time down of a", null, minutes(20), minutes(20), null),
                        new Compared("mitigated->resolved", null, minutes(10), minutes(10), null),
                        new Compared("duration", minutes(20), minutes(20), minutes(20), null),
                        new Compared("repair", minutes(15), minutes(15), minutes(15), null));
    }

    @Test
    void a_figure_of_ours_that_the_clock_contradicts_is_a_difference() {
        assertThat(differences(compare("\"notes\": \"\"", "[]", 1_200_000, 1_199_999)))
                .containsExactly(new Difference(
                        "impact_start->mitigated",
                        "PT20M",
                        "PT19M59.999S",
                        "Mayday's figure is not what the clock says between the published times"));
    }

    @Test
    void overlapping_windows_count_once() {
        assertThat(differences(compare("\"notes\": \"\"", "[]", 1_500_000, 1_200_000)))
                .extracting(Difference::name)
                .containsExactly("time down", "any impact", "time down of a", "any impact of a");
    }

    @Test
    void a_printed_duration_that_the_clock_contradicts_is_told_with_the_accounts_own_contradictions() {
        var measure = """
                "measures": [{"name": "repair", "from": "2020-01-01T10:05:00Z", "to": "2020-01-01T10:20:00Z", "published_minutes": 99}]
                """;

        assertThat(differences(compare(measure, "[\"99 stated, 15 by the clock\"]", 1_200_000, 1_200_000)))
                .containsExactly(new Difference(
                        "repair", "PT1H39M", "PT15M", "the account contradicts itself: 99 stated, 15 by the clock"));
    }

    @Test
    void office_hours_are_told_as_what_the_account_counts() {
        var duration = "\"duration_minutes\": 7, \"duration_basis\": \"detected->resolved in support hours\"";

        assertThat(differences(compare(duration, "[]", 1_200_000, 1_200_000)))
                .containsExactly(new Difference(
                        "duration", "PT7M", "PT25M", "the account counts: detected->resolved in support hours"));
    }

    @Test
    void a_duration_without_end_points_says_so() {
        var duration = "\"duration_minutes\": 300, \"duration_basis\": \"about five hours\"";

        assertThat(differences(compare(duration, "[]", 1_200_000, 1_200_000)))
                .containsExactly(new Difference(
                        "duration", "PT5H", null, "the file has no end points to compute it from: about five hours"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "duration_minutes": 9999                                                      | PT166H39M |        | the account does not say from when to when
                    "duration_minutes": 0, "duration_basis": "no time at all"                     | PT0S      |        | the file has no end points to compute it from: no time at all
                    "duration_minutes": 30, "duration_basis": "impact_start->mitigated"           | PT30M     | PT20M  | the account counts: impact_start->mitigated
                    "duration_minutes": 30, "duration_basis": "impact_start → mitigated"          | PT30M     | PT20M  | the account counts: impact_start → mitigated
                    "measures": [{"name": "duration", "published_minutes": 9999}]                 | PT166H39M |        | the account does not say from when to when
                    "measures": [{"name": "duration", "from": "2020-01-01", "to": "2020-01-02", "published_minutes": 600}] | PT10H | | its end points are known to the day only
                    "measures": [{"name": "duration", "from": "2020-01-01T10:01:00Z", "to": "2020-01-01T10:20:00Z", "published_minutes": 30}] | PT30M | PT19M | the clock says otherwise; Mayday measures nothing between these instants, the clock does
                    """)
    void a_printed_figure_that_nothing_bears_out_is_told(
            String published, String printed, @Nullable String computed, String why) {
        assertThat(differences(compare(published, "[]", 1_200_000, 1_200_000)))
                .containsExactly(new Difference("duration", printed, computed, why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"duration_minutes\": 30",
                "\"duration_minutes\": 30, \"duration_basis\": \"until the last user was back\"",
                "\"duration_minutes\": 30, \"duration_basis\": \"impact_start -> resolved\"",
                "\"duration_minutes\": 23, \"duration_basis\": \"declared->resolved (derived)\""
            })
    void a_printed_figure_that_something_bears_out_is_no_difference(String published) {
        assertThat(differences(compare(published, "[]", 1_200_000, 1_200_000))).isEmpty();
    }

    private static List<Difference> differences(List<Compared> figures) {
        return figures.stream()
                .map(Compared::difference)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static List<Compared> compare(
            String published, String inconsistencies, long downMillis, long mitigateMillis) {
        var file = """
                {"slug": "s", "published": {%s, "impact_start": "2020-01-01T10:00:00Z", "detected": "2020-01-01T10:05:00Z",
                  "mitigated": "2020-01-01T10:20:00Z", "resolved": "2020-01-01T10:30:00Z", "per_system": [
                    {"system": "a", "from": "2020-01-01T10:05:00Z", "to": "2020-01-01T10:20:00Z", "level": "down"},
                    {"system": "a", "from": "2020-01-01T10:00:00Z", "to": "2020-01-01T10:10:00Z", "level": "down"}]},
                 "timeline": [{"at": "2020-01-01T10:07:00Z", "kind": "declare", "text": "declared"}],
                 "published_inconsistencies": %s}
                """.formatted(published, inconsistencies);
        var metrics = """
                {"stamps": {"mitigated": "2020-01-01T10:20:00Z", "resolved": "2020-01-01T10:30:00Z"},
                 "durations": [{"name": "time_to_detect", "millis": 300000}, {"name": "time_to_mitigate", "millis": %2$d},
                   {"name": "time_to_resolve", "millis": 1800000}, {"name": "detected_to_mitigated", "millis": 900000},
                   {"name": "detected_to_resolved", "millis": 1500000},
                   {"name": "time_to_report", "millis": 420000}, {"name": "reported_to_resolved", "millis": 1380000}],
                 "timeDown": {"downMillis": %1$d, "anyImpactMillis": %1$d,
                   "systems": [{"system": "a", "downMillis": %1$d, "anyImpactMillis": %1$d}]}}
                """.formatted(downMillis, mitigateMillis);
        return Comparison.of(
                IncidentFile.read("s.json", JsonMapper.shared().readTree(file)),
                new Metrics(JsonMapper.shared().readTree(metrics)));
    }
}

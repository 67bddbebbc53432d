package mayday.benchmarks.visible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mayday.benchmarks.measure.Latencies;
import org.junit.jupiter.api.Test;

class VisibleReportTest {

    @Test
    void each_claim_has_the_control_of_its_own_percentile() {
        var report = new VisibleReport(
                200,
                Map.of(
                        VisibleReport.OURS, List.of(new Latencies(4, 20)),
                        VisibleReport.OURS_AGAIN, List.of(new Latencies(5, 60)),
                        VisibleReport.DOORS, List.of(new Latencies(10, 30)),
                        VisibleReport.DOORS_AGAIN, List.of(new Latencies(10, 30)),
                        VisibleReport.POLLING, List.of(new Latencies(50, 100)),
                        VisibleReport.LIMIT, List.of(new Latencies(3, 8))));

        assertThat(report.toString())
                .contains(
                        "verdict   report to visible at 200/s, p50 over polling's: 0.08 (0.08..0.08), goal at most 0.10: reached; A/A 1.25..1.25: cleared")
                .contains("2.50 (2.50..2.50), goal at most 3.00: reached; A/A 3.00..3.00: cleared")
                .contains(
                        "verdict   beside the goal: REST to stream at 200/s, p50 over polling's: 0.20 (0.20..0.20), goal at most 0.10: missed; A/A 1.00..1.00: cleared");
    }
}

package mayday.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.benchmarks.measure.Latencies;
import mayday.benchmarks.measure.Ratio;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void ratios_are_taken_round_by_round() {
        assertThat(Ratio.of(List.of(1.0, 30.0, 300.0), List.of(10.0, 100.0, 1_000.0)))
                .isEqualTo(new Ratio(0.3, 0.1, 0.3));
    }

    @Test
    void a_claim_clears_the_control_only_without_any_overlap() {
        var control = new Ratio(1, 0.9, 1.1);

        assertThat(new Ratio(0.7, 0.6, 0.89).clears(control)).isTrue();
        assertThat(new Ratio(0.7, 0.6, 0.91).clears(control)).isFalse();
    }

    @Test
    void percentiles_are_values_that_were_measured() {
        var nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (200 - i) * 1_000_000L;
        }

        assertThat(Latencies.of(nanos)).isEqualTo(new Latencies(100, 198));
    }
}

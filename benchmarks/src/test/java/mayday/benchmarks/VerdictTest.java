package mayday.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import mayday.benchmarks.measure.Ratio;
import mayday.benchmarks.measure.Verdict;
import mayday.benchmarks.measure.Verdict.Goal;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Ratio CONTROL = new Ratio(1, 0.9, 1.1);

    @Test
    void the_median_is_judged_and_the_whole_range_has_to_clear_the_control() {
        assertThat(new Verdict("a over b", new Ratio(1.5, 1.2, 1.8), Goal.atLeast(1), CONTROL))
                .hasToString("verdict   a over b: 1.50 (1.20..1.80), goal at least 1.00: reached;"
                        + " A/A 0.90..1.10: cleared%n".formatted());
        assertThat(new Verdict("a over b", new Ratio(0.95, 0.8, 1.2), Goal.atLeast(1), CONTROL))
                .hasToString("verdict   a over b: 0.95 (0.80..1.20), goal at least 1.00: missed;"
                        + " A/A 0.90..1.10: not cleared, so within noise%n".formatted());
    }

    @Test
    void a_time_is_better_when_it_is_less() {
        assertThat(new Verdict("", new Ratio(0.1, 0.1, 0.1), Goal.atMost(0.1), CONTROL).isReached())
                .isTrue();
        assertThat(new Verdict("", new Ratio(0.2, 0.1, 0.3), Goal.atMost(0.1), CONTROL).isReached())
                .isFalse();
    }
}

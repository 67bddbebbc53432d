package mayday.benchmarks.measure;

import java.util.Locale;

/**
 * What a ratio says about a goal.
 *
 * <p>The goal is judged by the median over the rounds. The control is one party over itself at the same measure, and the
 * ratio clears it where the two ranges, least to most over all rounds, have nothing in common: else the machine's own
 * noise may be all there is to see.
 *
 * @param claim what is compared with what
 * @param control the A/A ratio of the measure that is judged, the same percentile included
 */
public record Verdict(String claim, Ratio ratio, Goal goal, Ratio control) {

    /** A bound of the median. */
    public record Goal(double bound, boolean isLeast) {

        public static Goal atLeast(double bound) {
            return new Goal(bound, true);
        }

        public static Goal atMost(double bound) {
            return new Goal(bound, false);
        }

        private boolean isReachedBy(double median) {
            return isLeast ? median >= bound : median <= bound;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "at %s %.2f", isLeast ? "least" : "most", bound);
        }
    }

    public boolean isReached() {
        return goal.isReachedBy(ratio.median());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "verdict   %s: %s, goal %s: %s; A/A %.2f..%.2f: %s%n",
                claim,
                ratio,
                goal,
                isReached() ? "reached" : "missed",
                control.least(),
                control.most(),
                ratio.clears(control) ? "cleared" : "not cleared, so within noise");
    }
}

package mayday.benchmarks.visible;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mayday.benchmarks.measure.Latencies;
import mayday.benchmarks.measure.Ratio;
import mayday.benchmarks.measure.Verdict;
import mayday.benchmarks.measure.Verdict.Goal;

/** The ratios in words. */
record VisibleReport(int perSecond, Map<String, List<Latencies>> rounds) {

    /** What the goal speaks of: in process, between the ends of the polling relay and of the bare parts. */
    static final String OURS = "report to visible";

    static final String OURS_AGAIN = "report to visible, again";

    /** As people have it, with HTTP at both ends: held against the same bounds, to show what the doors add. */
    static final String DOORS = "beside the goal: REST to stream";

    static final String DOORS_AGAIN = "beside the goal, again";
    static final String POLLING = "relay that polls every 100 ms";
    static final String LIMIT = "commit + Kafka + projection commit";

    private static final Goal GOAL_OF_POLLING = Goal.atMost(0.1);
    private static final Goal GOAL_OF_LIMIT = Goal.atMost(3);

    @Override
    public String toString() {
        var text =
                new StringBuilder(line("at " + perSecond + "/s", "p50 ms", "p99 ms", "p50 of polling", "p99 of limit"));
        rounds.keySet()
                .forEach(party -> text.append(line(
                        party,
                        milliseconds(party, Latencies::p50),
                        milliseconds(party, Latencies::p99),
                        ratio(party, POLLING, Latencies::p50).toString(),
                        ratio(party, LIMIT, Latencies::p99).toString())));
        return text.append(verdicts()).toString();
    }

    private static String line(String party, String p50, String p99, String ofPolling, String ofLimit) {
        return String.format(Locale.ROOT, "%-36s %9s %9s   %-20s %-20s%n", party, p50, p99, ofPolling, ofLimit);
    }

    private String milliseconds(String party, ToDoubleFunction<Latencies> percentile) {
        return String.format(Locale.ROOT, "%.2f", Ratio.median(values(party, percentile)));
    }

    private Ratio ratio(String party, String other, ToDoubleFunction<Latencies> percentile) {
        return Ratio.of(values(party, percentile), values(other, percentile));
    }

    private List<Double> values(String party, ToDoubleFunction<Latencies> percentile) {
        return requireNonNull(rounds.get(party)).stream()
                .map(percentile::applyAsDouble)
                .toList();
    }

    /** Each claim beside the control at its own percentile: a p99 is noisier than a p50. */
    private String verdicts() {
        return verdicts(OURS, OURS_AGAIN) + verdicts(DOORS, DOORS_AGAIN);
    }

    private String verdicts(String party, String again) {
        return verdict(party, again, "p50 over polling's", POLLING, Latencies::p50, GOAL_OF_POLLING)
                + verdict(party, again, "p99 over the sum of its parts' p99", LIMIT, Latencies::p99, GOAL_OF_LIMIT);
    }

    private String verdict(
            String party, String again, String claim, String other, ToDoubleFunction<Latencies> percentile, Goal goal) {
        var claimAtRate = "%s at %d/s, %s".formatted(party, perSecond, claim);
        return new Verdict(claimAtRate, ratio(party, other, percentile), goal, ratio(again, party, percentile))
                .toString();
    }
}

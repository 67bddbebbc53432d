package mayday.benchmarks.visible;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mayday.benchmarks.measure.Latencies;
import mayday.benchmarks.measure.Ratio;

/** The ratios in words. */
record VisibleReport(int perSecond, Map<String, List<Latencies>> rounds) {

    static final String OURS = "report to visible";
    static final String OURS_AGAIN = "report to visible, again";
    static final String POLLING = "relay that polls every 100 ms";
    static final String LIMIT = "commit + Kafka + projection commit";

    private static final double GOAL_OF_POLLING = 0.1;
    private static final double FLOOR_OF_LIMIT = 3;

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
        return text.append(verdict()).toString();
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

    private String verdict() {
        var polling = ratio(OURS, POLLING, Latencies::p50);
        var limit = ratio(OURS, LIMIT, Latencies::p99);
        return """
                verdict   at %d/s the p50 is %s of polling's, %s the goal of %.2f; the p99 is %s of its parts', %s %.1f;
                          the control (ours over ours, p50) says %s
                """.formatted(
                        perSecond,
                        polling,
                        polling.median() <= GOAL_OF_POLLING ? "within" : "beyond",
                        GOAL_OF_POLLING,
                        limit,
                        limit.median() <= FLOOR_OF_LIMIT ? "within" : "beyond",
                        FLOOR_OF_LIMIT,
                        ratio(OURS_AGAIN, OURS, Latencies::p50));
    }
}

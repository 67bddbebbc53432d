package mayday.benchmarks.append;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import mayday.benchmarks.measure.Ratio;
import mayday.benchmarks.measure.Verdict;
import mayday.benchmarks.measure.Verdict.Goal;

/** The ratios in words. */
record AppendReport(Map<String, List<Double>> rates) {

    static final String RAW = "bare commits, 32 connections";
    static final String RAW_AGAIN = "bare commits, 32 connections, again";
    static final String RAW_ALONE = "bare commits, 1 connection";

    private static final Goal GOAL_OF_32 = Goal.atLeast(0.6);
    private static final Goal GOAL_OF_256 = Goal.atLeast(1.0);

    static String plain(int clients) {
        return "append, %d client%s".formatted(clients, clients == 1 ? "" : "s");
    }

    static String keyed(int clients) {
        return plain(clients) + ", idempotency key";
    }

    @Override
    public String toString() {
        var text = new StringBuilder(line("", "median 1/s", "of bare, 32", "of bare, 1"));
        rates.keySet().forEach(party -> text.append(line(party, rate(party), against(party, RAW), alone(party))));
        return text.append(verdicts(32, GOAL_OF_32))
                .append(verdicts(256, GOAL_OF_256))
                .toString();
    }

    private static String line(String party, String rate, String ratio, String alone) {
        return String.format(Locale.ROOT, "%-38s %12s   %-20s %-20s%n", party, rate, ratio, alone);
    }

    private String rate(String party) {
        return String.format(Locale.ROOT, "%,.0f", Ratio.median(of(party)));
    }

    private String against(String party, String limit) {
        return party.equals(limit) ? "1" : ratio(party, limit).toString();
    }

    private String alone(String party) {
        return party.contains("1 client") ? ratio(party, RAW_ALONE).toString() : "";
    }

    private Ratio ratio(String party, String limit) {
        return Ratio.of(of(party), of(limit));
    }

    private List<Double> of(String party) {
        return requireNonNull(rates.get(party));
    }

    private String verdicts(int clients, Goal goal) {
        return verdict(plain(clients), goal) + verdict(keyed(clients), goal);
    }

    private String verdict(String party, Goal goal) {
        return new Verdict(party + " over bare commits", ratio(party, RAW), goal, ratio(RAW_AGAIN, RAW)).toString();
    }
}

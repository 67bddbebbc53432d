package mayday.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One party's results over another's: this divided by that within each round, as both met the same machine there; then the
 * median, the least and the most of these quotients.
 */
public record Ratio(double median, double least, double most) {

    public static Ratio of(List<Double> these, List<Double> overThose) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < these.size(); round++) {
            ratios.add(these.get(round) / overThose.get(round));
        }
        ratios.sort(null);
        return new Ratio(median(ratios), ratios.getFirst(), ratios.getLast());
    }

    /** Whether no round of {@code control}, which compares a party with itself, came near this. */
    public boolean clears(Ratio control) {
        return most < control.least || least > control.most;
    }

    public static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f..%.2f)", median, least, most);
    }
}

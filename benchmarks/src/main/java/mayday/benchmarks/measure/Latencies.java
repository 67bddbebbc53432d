package mayday.benchmarks.measure;

import java.util.Arrays;

/** Milliseconds at two percentiles. */
public record Latencies(double p50, double p99) {

    public static Latencies of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(at(sorted, 0.50), at(sorted, 0.99));
    }

    public Latencies plus(Latencies other) {
        return new Latencies(p50 + other.p50, p99 + other.p99);
    }

    private static double at(long[] sorted, double percentile) {
        var index = (int) Math.ceil(percentile * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}

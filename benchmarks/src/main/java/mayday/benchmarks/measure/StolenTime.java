package mayday.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * What the host of a virtual machine gave of its processors to others since this was made. Where it is much, the host was
 * measured.
 */
public final class StolenTime {

    /** Where the kernel counts it among user, nice, system, idle, iowait, irq and softirq. */
    private static final int STOLEN = 7;

    private final long[] before = times();

    @Override
    public String toString() {
        var passed = times();
        Arrays.setAll(passed, kind -> passed[kind] - before[kind]);
        return passed.length <= STOLEN
                ? "stolen    unknown"
                : String.format(
                        Locale.ROOT,
                        "stolen    %.0f %% of the processors' time, by others on the same host",
                        100.0
                                * passed[STOLEN]
                                / Math.max(1, LongStream.of(passed).sum()));
    }

    private static long[] times() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.limit(1)
                    .flatMap(line -> Arrays.stream(line.split(" +")))
                    .skip(1)
                    .limit(STOLEN + 1)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException notThisKindOfSystem) {
            return new long[0];
        }
    }
}

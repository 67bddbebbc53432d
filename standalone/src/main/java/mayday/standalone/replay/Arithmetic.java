package mayday.standalone.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import mayday.standalone.incidentfile.Window;

/** Plain clock arithmetic in whole milliseconds: instants are floored before anything is subtracted. */
final class Arithmetic {

    private Arithmetic() {}

    static Duration between(Instant from, Instant to) {
        return Duration.between(from.truncatedTo(ChronoUnit.MILLIS), to.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The time that some window covers, overlaps counted once. */
    static Duration union(List<Window> windows) {
        var sum = 0L;
        var covered = Long.MIN_VALUE;
        for (var window :
                windows.stream().sorted(Comparator.comparing(Window::from)).toList()) {
            var from = Math.max(covered, window.from().toEpochMilli());
            var to = window.to().toEpochMilli();
            sum += Math.max(0, to - from);
            covered = Math.max(covered, to);
        }
        return Duration.ofMillis(sum);
    }
}

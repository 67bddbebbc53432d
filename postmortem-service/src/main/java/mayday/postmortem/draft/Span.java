package mayday.postmortem.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time between two named stamps.
 *
 * @param flags approximate (an end is), out_of_order (negative)
 */
public record Span(String name, String from, String to, long millis, String iso, List<String> flags) {

    /** Nothing where an end is absent, or known only to the day or not at all. */
    static @Nullable Span between(String name, @Nullable Stamp from, @Nullable Stamp to) {
        if (from == null || to == null || !from.isMeasurable() || !to.isMeasurable()) {
            return null;
        }
        // Between the instants as they are: cut before, two of them could lie a millisecond further apart.
        var length = Duration.between(from.at(), to.at());
        var flags = new ArrayList<String>();
        if (from.isApproximate() || to.isApproximate()) {
            flags.add("approximate");
        }
        if (length.isNegative()) {
            flags.add("out_of_order");
        }
        return new Span(
                name,
                from.name(),
                to.name(),
                length.toMillis(),
                Duration.ofMillis(length.toMillis()).toString(),
                List.copyOf(flags));
    }
}

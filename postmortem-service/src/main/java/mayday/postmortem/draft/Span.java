package mayday.postmortem.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time between two named stamps, whose instants are cut to the millisecond before they are subtracted.
 *
 * @param flags approximate (an end is), out_of_order (negative)
 */
public record Span(String name, String from, String to, long millis, String iso, List<String> flags) {

    /** Nothing where an end is absent, or known only to the day or not at all. */
    static @Nullable Span between(String name, @Nullable Stamp from, @Nullable Stamp to) {
        if (from == null || to == null || !from.isMeasurable() || !to.isMeasurable()) {
            return null;
        }
        var millis = to.millis() - from.millis();
        var flags = new ArrayList<String>();
        if (from.isApproximate() || to.isApproximate()) {
            flags.add("approximate");
        }
        if (millis < 0) {
            flags.add("out_of_order");
        }
        return new Span(
                name, from.name(), to.name(), millis, Duration.ofMillis(millis).toString(), List.copyOf(flags));
    }
}

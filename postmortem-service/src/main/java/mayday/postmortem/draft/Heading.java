package mayday.postmortem.draft;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an incident, as its log counts after all that was corrected and retracted.
 *
 * @param resolvedAt when the last resolve happened; absent where there is none, where it was reopened since, and where
 *     no more than the day is known
 */
public record Heading(String title, @Nullable Instant resolvedAt) {

    /** Of an incident of which nothing was told yet. */
    public static Heading of(String number) {
        return new Heading(number, null);
    }

    /** From the events 1..n of one incident, in order, at least one. */
    public static Heading of(List<Occurrence> log) {
        var heading = of(log.getFirst().event().getIncidentNumber());
        for (var said : EffectiveLog.of(log).counting()) {
            heading = heading.after(said);
        }
        return heading;
    }

    /** Whether the event may change what earlier ones say: what counts is then to be read from all of them. */
    public static boolean isRetoldBy(Occurrence said) {
        return said.event().hasEntryCorrected() || said.event().hasEntryRetracted();
    }

    /** With one event more, which says nothing of those before it. */
    public Heading after(Occurrence said) {
        if (said.event().hasReported()) {
            return new Heading(said.event().getReported().getTitle(), resolvedAt);
        }
        if (said.event().hasResolved()) {
            return new Heading(title, said.isMeasurable() ? said.at() : null);
        }
        return said.event().hasReopened() ? new Heading(title, null) : this;
    }
}

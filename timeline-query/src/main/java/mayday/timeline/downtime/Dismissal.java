package mayday.timeline.downtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mayday.timeline.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An incident was dismissed, and was not opened again. Nothing goes on in it from then on, whether or not anybody said so
 * of each impact.
 *
 * @param timed its instant is known well enough to measure up to
 */
public record Dismissal(UUID eventId, int sequence, Instant at, boolean timed, boolean approximate) {

    /** The one that stands at the end of the log; empty where the incident goes on or ended in another way. */
    static Optional<Dismissal> in(List<PublishedEvent> log) {
        @Nullable Dismissal standing = null;
        for (var event : log) {
            if (event.message().hasDismissed()) {
                standing = of(event);
            } else if (event.message().hasReopened()) {
                standing = null;
            }
        }
        return Optional.ofNullable(standing);
    }

    private static Dismissal of(PublishedEvent event) {
        return new Dismissal(
                event.eventId(), event.sequence(), event.occurredAt(), event.isTimed(), event.isApproximate());
    }

    /** As the end of an impact that is open. */
    ImpactEvent end(ImpactEvent.Target target) {
        return new ImpactEvent(eventId, sequence, at, timed, approximate, target, null, false, true);
    }
}

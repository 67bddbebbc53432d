package mayday.command.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mayday.command.incident.IncidentEvent.AboutEntry;
import mayday.command.incident.IncidentEvent.WatchStarted;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentLog;
import mayday.command.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A window that ends by itself, if nobody says before that it did.
 *
 * @param started the event that opened the window, or gave it its present end
 * @param putRight the last correction or retraction since then: what it left open may have ended by itself before
 * @param due when it is ended
 */
record DueWatch(IncidentId incident, UUID started, @Nullable UUID putRight, Instant until, Instant due) {

    /** Whoever writes down late what was watched, or that it was not over, gets this long to write down how it ended. */
    private static final Duration TIME_TO_TELL = Duration.ofMinutes(15);

    static DueWatch of(StoredEvent stored, WatchStarted watch) {
        return new DueWatch(
                stored.incident(), stored.eventId(), null, watch.until(), due(watch.until(), stored.recordedAt()));
    }

    /**
     * The window that is open as the rules see it: they heed what was corrected and retracted.
     *
     * @param log everything of one incident that opens and ends windows, or puts that right
     */
    static @Nullable DueWatch inEffect(List<StoredEvent> log) {
        var facts = IncidentLog.inEffect(log.stream().map(StoredEvent::entry).toList());
        @Nullable DueWatch open = null;
        for (var stored : log) {
            if (stored.event() instanceof AboutEntry) {
                open = open == null ? null : open.putRightBy(stored);
            } else if (facts.get(stored.eventId()) instanceof WatchStarted watch) {
                open = of(stored, watch);
            } else if (facts.containsKey(stored.eventId())) {
                open = null;
            }
        }
        return open;
    }

    private DueWatch putRightBy(StoredEvent stored) {
        return new DueWatch(incident, started, stored.eventId(), until, due(until, stored.recordedAt()));
    }

    private static Instant due(Instant until, Instant told) {
        return until.isAfter(told) ? until : told.plus(TIME_TO_TELL);
    }
}

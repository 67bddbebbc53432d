package mayday.command.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mayday.command.incident.IncidentEvent.WatchStarted;
import mayday.command.incident.IncidentId;
import mayday.command.store.CommitOrder.Placed;
import mayday.command.store.LogPosition;
import mayday.command.store.StoredEvent;
import mayday.command.store.WatchLog;

/** The windows that are open, as far as the log was read. The log has them all, so a restart reads them again. */
final class DueWatches {

    private static final int PAGE = 1000;

    /** Whoever writes down late what was watched gets this long to write down how it ended. */
    private static final Duration TIME_TO_TELL = Duration.ofMinutes(15);

    /**
     * @param started the event that opened the window, or gave it its present end
     * @param due when it ends by itself, if nobody has said before that it did
     */
    record DueWatch(IncidentId incident, UUID started, Instant until, Instant due) {

        static DueWatch of(StoredEvent stored, Instant until) {
            var wasOver = !until.isAfter(stored.recordedAt());
            var due = wasOver ? stored.recordedAt().plus(TIME_TO_TELL) : until;
            return new DueWatch(stored.incident(), stored.eventId(), until, due);
        }
    }

    private final WatchLog log;
    private final Map<IncidentId, DueWatch> open = new HashMap<>();
    private LogPosition read = LogPosition.START;

    DueWatches(WatchLog log) {
        this.log = log;
    }

    void catchUp() {
        List<Placed> page;
        do {
            page = log.after(read, PAGE);
            for (var placed : page) {
                note(placed.event());
                read = placed.position();
            }
        } while (!page.isEmpty());
    }

    private void note(StoredEvent stored) {
        if (stored.event() instanceof WatchStarted watch) {
            open.put(stored.incident(), DueWatch.of(stored, watch.until()));
        } else {
            open.remove(stored.incident());
        }
    }

    /** Those whose time has come, the longest overdue first. */
    List<DueWatch> at(Instant now) {
        return open.values().stream()
                .filter(watch -> !watch.due().isAfter(now))
                .sorted(Comparator.comparing(DueWatch::due))
                .toList();
    }

    void isOver(DueWatch watch) {
        open.remove(watch.incident(), watch);
    }
}

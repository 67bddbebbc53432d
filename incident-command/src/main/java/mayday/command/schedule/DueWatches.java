package mayday.command.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import mayday.command.incident.IncidentEvent.AboutEntry;
import mayday.command.incident.IncidentEvent.WatchStarted;
import mayday.command.incident.IncidentId;
import mayday.command.store.CommitOrder.Placed;
import mayday.command.store.LogPosition;
import mayday.command.store.Remembered;
import mayday.command.store.StoredEvent;
import mayday.command.store.WatchLog;

/** The windows that are open, as far as the log was read. The log has them all, so a restart reads them again. */
final class DueWatches implements Remembered {

    private static final int PAGE = 1000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** @param next when it may be ended, or that be tried again */
    private record Open(DueWatch watch, Instant next, int failures) {

        static Open of(DueWatch watch) {
            return new Open(watch, watch.due(), 0);
        }

        Open failedAt(Instant now) {
            var pause = Duration.ofSeconds(1L << Math.min(failures, 10));
            return new Open(watch, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE), failures + 1);
        }
    }

    private final WatchLog log;
    private final Map<IncidentId, Open> open = new HashMap<>();

    /** Those that ever had a window: what is put right elsewhere opens and ends none. */
    private final Set<IncidentId> watched = new HashSet<>();

    /** Those whose log must be read again as a whole, for what it said before may not count any more. */
    private final Set<IncidentId> putRight = new HashSet<>();

    private LogPosition read = LogPosition.START;
    private final AtomicBoolean forgotten = new AtomicBoolean();

    DueWatches(WatchLog log) {
        this.log = log;
    }

    /** Only noted here: one thread reads, any may ask for this. */
    @Override
    public void forget() {
        forgotten.set(true);
    }

    void catchUp() {
        if (forgotten.getAndSet(false)) {
            open.clear();
            watched.clear();
            putRight.clear();
            read = LogPosition.START;
        }
        List<Placed> page;
        do {
            page = log.after(read, PAGE);
            for (var placed : page) {
                note(placed.event());
                read = placed.position();
            }
        } while (!page.isEmpty());
        // Only now, so that an incident is read again once, however much was put right in it.
        for (var incident : List.copyOf(putRight)) {
            readAgain(incident);
            putRight.remove(incident);
        }
    }

    private void note(StoredEvent stored) {
        var incident = stored.incident();
        if (stored.event() instanceof WatchStarted watch) {
            watched.add(incident);
            open.put(incident, Open.of(DueWatch.of(stored, watch)));
        } else if (!(stored.event() instanceof AboutEntry)) {
            open.remove(incident);
        } else if (watched.contains(incident)) {
            putRight.add(incident);
        }
    }

    /** What is stored behind the position that was read changes nothing when it comes there once more. */
    private void readAgain(IncidentId incident) {
        var events = new ArrayList<StoredEvent>();
        List<StoredEvent> page;
        do {
            page = log.of(incident, events.isEmpty() ? 0 : events.getLast().sequence(), PAGE);
            events.addAll(page);
        } while (!page.isEmpty());
        var watch = DueWatch.inEffect(events);
        if (watch == null) {
            open.remove(incident);
        } else {
            open.put(incident, Open.of(watch));
        }
    }

    /** Those whose time has come, the longest overdue first. */
    List<DueWatch> at(Instant now) {
        return open.values().stream()
                .filter(one -> !one.next().isAfter(now))
                .map(Open::watch)
                .sorted(Comparator.comparing(DueWatch::due))
                .toList();
    }

    void isOver(DueWatch watch) {
        open.computeIfPresent(watch.incident(), (_, one) -> one.watch().equals(watch) ? null : one);
    }

    /**
     * Ending it failed, so it waits, longer each time.
     *
     * @return whether it failed for the first time
     */
    boolean putOff(DueWatch watch, Instant now) {
        var one = open.computeIfPresent(watch.incident(), (_, known) -> known.failedAt(now));
        return one != null && one.failures() == 1;
    }
}

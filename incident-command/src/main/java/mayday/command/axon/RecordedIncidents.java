package mayday.command.axon;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import mayday.command.encoding.Head;
import mayday.command.incident.IncidentId;
import mayday.command.store.EventLog;
import mayday.command.store.Memory;
import mayday.command.store.Remembered;
import mayday.command.store.StoredEvent;
import org.springframework.util.unit.DataSize;

/**
 * Incidents as last seen, so that a command to a known one needs no read. What is seen here may be behind another
 * instance's writes; the unique sequence in the store finds that out. That it is ahead of a store that was put back is
 * found out by the event that must be there before the next one.
 *
 * <p>Remembered is what follows from a log, not the log: a busy incident has thousands of entries, and they are asked
 * for only where somebody puts one of them right. For the time of such a command they are read again.
 */
final class RecordedIncidents implements Remembered {

    private static final int PAGE = 1000;

    /**
     * About what follows from a log, and what each entry adds that leaves something in it. A note leaves nothing, however
     * many there are: were they counted, the busiest incidents would be the first to be forgotten and read again.
     */
    private static final long STATE_BYTES = 2_000;

    private static final long BYTES_PER_CHANGE = 50;

    private final EventLog log;
    private final Memory memory;
    private final Set<IncidentId> whole = ConcurrentHashMap.newKeySet();
    private final Cache<IncidentId, RecordedIncident> seen;

    RecordedIncidents(EventLog log, Memory memory, DataSize maximum) {
        this.log = log;
        this.memory = memory;
        this.seen = Caffeine.newBuilder()
                .maximumWeight(maximum.toBytes())
                .<IncidentId, RecordedIncident>weigher((_, incident) -> weight(incident))
                .build();
    }

    /** About how many bytes it takes to remember it. */
    static int weight(RecordedIncident incident) {
        return (int) Math.min(
                Integer.MAX_VALUE,
                STATE_BYTES + BYTES_PER_CHANGE * incident.log().changes());
    }

    RecordedIncident get(IncidentId id) {
        var known = seen.getIfPresent(id);
        return known != null && isEnough(id, known) ? known : kept(id, catchUp(id, RecordedIncident.UNREPORTED));
    }

    /** Spares the read for a name that was made just now. Should it be taken after all, the store will say so. */
    void presumeUnreported(IncidentId id) {
        seen.asMap().putIfAbsent(id, RecordedIncident.UNREPORTED);
    }

    /** Remembers what is stored, unless something newer is known already. */
    void advance(IncidentId id, RecordedIncident stored) {
        seen.asMap().merge(id, kept(id, stored), (known, next) -> better(id, known, next));
    }

    /** Who needs the entries would rather be behind than without them. */
    private RecordedIncident better(IncidentId id, RecordedIncident known, RecordedIncident next) {
        if (isEnough(id, known) != isEnough(id, next)) {
            return isEnough(id, known) ? known : next;
        }
        return known.version() >= next.version() ? known : next;
    }

    private boolean isEnough(IncidentId id, RecordedIncident incident) {
        return incident.log().isWhole() || !whole.contains(id);
    }

    private RecordedIncident kept(IncidentId id, RecordedIncident incident) {
        return whole.contains(id) ? incident : incident.withoutEntries();
    }

    @Override
    public void forget() {
        seen.invalidateAll();
    }

    /** Whoever asks next reads it from the store. */
    void forget(IncidentId id) {
        seen.invalidate(id);
    }

    /** Does what needs the entries of these incidents, while nobody else in this process decides on them. */
    <T> T withEntries(Collection<IncidentId> ids, Supplier<T> work) {
        whole.addAll(ids);
        try {
            ids.forEach(id -> {
                forget(id);
                get(id);
            });
            return work.get();
        } finally {
            ids.forEach(whole::remove);
            ids.forEach(id -> seen.asMap().computeIfPresent(id, (_, known) -> known.withoutEntries()));
        }
    }

    /** Whether there is anything newer than {@code version}; it is known from then on. */
    boolean hasMovedOn(IncidentId id, int version) {
        var known = lastSeen(id);
        return known.version() > version || catchUp(id, known).version() > version;
    }

    /** With everything that is stored by now. */
    RecordedIncident latest(IncidentId id) {
        return catchUp(id, lastSeen(id));
    }

    private RecordedIncident lastSeen(IncidentId id) {
        var known = seen.getIfPresent(id);
        return known != null && isEnough(id, known) ? known : RecordedIncident.UNREPORTED;
    }

    /** How far each of them is known. */
    Map<IncidentId, Integer> versions(Collection<IncidentId> ids) {
        return ids.stream().distinct().collect(toMap(id -> id, id -> get(id).version()));
    }

    /** Whether there is anything newer of any of them; all of it is known from then on. */
    boolean haveMovedOn(Map<IncidentId, Integer> versions) {
        var moved = false;
        for (var known : versions.entrySet()) {
            moved |= hasMovedOn(known.getKey(), known.getValue());
        }
        return moved;
    }

    private RecordedIncident catchUp(IncidentId id, RecordedIncident from) {
        var incident = from;
        int before;
        do {
            before = incident.version();
            var news = after(id, incident.head());
            if (incident.lacksEntriesFor(news)) {
                return catchUp(id, RecordedIncident.UNREPORTED);
            }
            incident = incident.after(news);
        } while (incident.version() > before);
        if (incident.version() > 0) {
            advance(id, incident);
        }
        return incident;
    }

    private List<StoredEvent> after(IncidentId id, Head head) {
        if (head.sequence() == 0) {
            return log.events(id, 0, PAGE);
        }
        // With the last that is known, which only a store that was put back has not.
        var stored = log.events(id, head.sequence() - 1, PAGE);
        if (stored.isEmpty() || !stored.getFirst().hash().equals(head.hash())) {
            throw memory.refute();
        }
        return stored.subList(1, stored.size());
    }
}

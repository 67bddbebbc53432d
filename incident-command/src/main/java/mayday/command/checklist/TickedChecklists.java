package mayday.command.checklist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import mayday.command.contract.PublicEvents;
import mayday.command.incident.Checklist;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentLog;
import mayday.command.store.EventLog;
import mayday.command.store.Remembered;
import mayday.command.store.StoredEvent;

/**
 * The checklists of all incidents. Each takes the whole log of its incident to tell, and every open page asks again
 * after every event: what was told stays true until the next one.
 */
public final class TickedChecklists implements Remembered {

    private static final int PAGE = 500;
    private static final int REMEMBERED_BYTES = 16 << 20;
    private static final int BYTES_OF_NONE = 200;

    /** How the items stand after {@code version} events. */
    public record Stand(int version, List<TickedItem> items) {}

    private final Checklist list;
    private final EventLog log;
    private final Cache<IncidentId, Stand> told = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_BYTES)
            .weigher((IncidentId _, Stand stand) -> BYTES_OF_NONE
                    + stand.items().stream().mapToInt(TickedItem::bytes).sum())
            .build();

    TickedChecklists(Checklist list, EventLog log) {
        this.list = list;
        this.log = log;
    }

    /** How the items of an incident stand that is in the store. */
    public Stand of(IncidentId incident) {
        var known = told.getIfPresent(incident);
        if (known != null && known.version() == log.version(incident)) {
            return known;
        }
        var stand = read(incident);
        told.put(incident, stand);
        return stand;
    }

    @Override
    public void forget() {
        told.invalidateAll();
    }

    private Stand read(IncidentId incident) {
        var stored = stored(incident);
        var facts = IncidentLog.inEffect(stored.stream().map(StoredEvent::entry).toList());
        var ticked = new TickedChecklist(list);
        for (var event : stored) {
            var fact = facts.get(event.eventId());
            if (fact != null) {
                ticked.add(PublicEvents.publicForm(event.saying(fact)));
            }
        }
        return new Stand(stored.getLast().sequence(), ticked.items());
    }

    private List<StoredEvent> stored(IncidentId incident) {
        var stored = new ArrayList<StoredEvent>();
        var page = log.events(incident, 0, PAGE);
        while (!page.isEmpty()) {
            stored.addAll(page);
            page = log.events(incident, page.getLast().sequence(), PAGE);
        }
        return stored;
    }
}

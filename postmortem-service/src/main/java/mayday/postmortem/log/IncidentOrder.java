package mayday.postmortem.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mayday.incident.v1.IncidentEvent;
import mayday.postmortem.draft.Heading;
import mayday.postmortem.draft.Occurrence;
import org.jspecify.annotations.Nullable;

/** Sorts arriving events by what the order of their incident makes of them: next, known already, or too early. */
public final class IncidentOrder {

    private final Map<UUID, Incident> incidents;
    private final Set<UUID> changed = new HashSet<>();
    private final Set<UUID> retold = new HashSet<>();
    private final List<PublishedEvent> next = new ArrayList<>();
    private final List<PublishedEvent> known = new ArrayList<>();
    private final Map<UUID, Integer> ahead = new HashMap<>();
    private int early;

    public IncidentOrder(Map<UUID, Incident> incidents) {
        this.incidents = new HashMap<>(incidents);
    }

    public void take(PublishedEvent event) {
        var incident = incidents.get(event.incidentId());
        var expected = incident == null ? 1 : incident.version() + 1;
        if (event.sequence() == expected) {
            next.add(event);
            if (Heading.isRetoldBy(occurrence(event))) {
                retold.add(event.incidentId());
            }
            changed.add(event.incidentId());
            incidents.put(event.incidentId(), after(event, incident));
        } else if (event.sequence() < expected) {
            known.add(event);
        } else {
            early++;
            ahead.merge(event.incidentId(), event.sequence(), Math::max);
        }
    }

    /** Events that continue their incident's log, in order. */
    public List<PublishedEvent> next() {
        return next;
    }

    /** Events that came before. */
    public List<PublishedEvent> known() {
        return known;
    }

    /** How many events came before something that is missing. */
    public int early() {
        return early;
    }

    /** Incidents with something missing, and the highest sequence seen of them. */
    public Map<UUID, Integer> ahead() {
        return ahead;
    }

    public Collection<Incident> changed() {
        return changed.stream().sorted().map(incidents::get).toList();
    }

    /** Those of the changed ones of which earlier events say something else now. */
    public Set<UUID> retold() {
        return retold;
    }

    private static Incident after(PublishedEvent published, @Nullable Incident before) {
        var event = published.event();
        var number = before == null ? event.getIncidentNumber() : before.number();
        var heading = (before == null ? Heading.of(number) : before.heading()).after(occurrence(published));
        return new Incident(published.incidentId(), number, heading, published.sequence(), resolvedAt(event, before));
    }

    private static Occurrence occurrence(PublishedEvent published) {
        return new Occurrence(published.event(), published.fact());
    }

    private static @Nullable Instant resolvedAt(IncidentEvent event, @Nullable Incident before) {
        if (before != null && before.resolved()) {
            return before.resolvedAt();
        }
        var stored = event.getRecordedAt();
        // To the microsecond, as the database keeps it.
        return event.hasResolved()
                ? Instant.ofEpochSecond(stored.getSeconds(), stored.getNanos() / 1_000 * 1_000L)
                : null;
    }
}

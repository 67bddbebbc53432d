package mayday.timeline.event;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mayday.incident.v1.IncidentEvent.FactCase;

/** What is projected already, as it was published. */
public interface ProjectedEvents {

    /** The events of these incidents; those of each in the order of its log. */
    List<PublishedEvent> of(Collection<UUID> incidents);

    /** Those of the incidents in whose log the fact stands. */
    Set<UUID> thatTell(FactCase fact, Collection<UUID> incidents);

    /** Those of the events, by id, whose place in the log is held by another event. */
    Set<UUID> displaced(Collection<PublishedEvent> events);
}

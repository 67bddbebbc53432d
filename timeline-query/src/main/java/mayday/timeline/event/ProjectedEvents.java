package mayday.timeline.event;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is projected already, as it was published. */
public interface ProjectedEvents {

    /** The events of these incidents; those of each in the order of its log. */
    List<PublishedEvent> of(Collection<UUID> incidents);
}

package mayday.timeline.intake;

import java.util.Set;
import java.util.UUID;
import mayday.timeline.event.Writes;

/** Where events come from. What it writes belongs to the transaction that projects them. */
interface Source {

    /** How far it was read. */
    void advance(Writes writes);

    /** Events of it, by id, that are not projected since another one holds their place. */
    default void displaced(Set<UUID> events, Writes writes) {}
}

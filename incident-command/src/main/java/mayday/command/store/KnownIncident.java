package mayday.command.store;

import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentNumber;

/**
 * An incident that is in the store, by both of its names.
 *
 * @param number the n of INC-n
 */
public record KnownIncident(IncidentId id, int number) {

    /** INC-n. */
    public String name() {
        return IncidentNumber.text(number);
    }
}

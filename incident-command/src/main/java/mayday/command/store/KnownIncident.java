package mayday.command.store;

import mayday.command.incident.IncidentId;

/**
 * An incident that is in the store, by both of its names.
 *
 * @param number the n of INC-n
 */
public record KnownIncident(IncidentId id, int number) {}

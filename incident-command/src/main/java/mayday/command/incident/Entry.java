package mayday.command.incident;

import java.util.UUID;

/**
 * One line of an incident's log, as it was told.
 *
 * @param id of the event, by which corrections and retractions name it
 * @param isAutomatic told by a service or by the system itself, not by a person
 */
public record Entry(UUID id, IncidentEvent event, boolean isAutomatic) {

    public static Entry of(UUID id, IncidentEvent event, Actor.Kind teller) {
        return new Entry(id, event, teller != Actor.Kind.PERSON);
    }
}

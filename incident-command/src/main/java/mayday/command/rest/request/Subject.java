package mayday.command.rest.request;

import mayday.command.incident.Actor;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Moment;

/** What a command needs besides its own fields: which incident it is about, the moment it speaks of, and who speaks. */
public record Subject(IncidentId incident, Moment when, Actor actor) {

    /** Who names nobody means themselves. */
    public String speaker() {
        return Defaults.orElse(actor.name(), actor.id());
    }
}

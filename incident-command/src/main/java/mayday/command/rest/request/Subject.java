package mayday.command.rest.request;

import mayday.command.incident.Actor;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Moment;
import org.jspecify.annotations.Nullable;

/** What a command needs besides its own fields: which incident it is about, the moment it speaks of, and who speaks. */
public record Subject(IncidentId incident, Moment when, Actor actor) {

    /** The person who speaks; nobody where it is a service, or somebody who does not say who they are. */
    public @Nullable String speakingPerson() {
        var isKnown = actor.kind() == Actor.Kind.PERSON && !speaker().equals(Actors.ANONYMOUS);
        return isKnown ? speaker() : null;
    }

    /** Who names nobody means themselves. */
    public String speaker() {
        return Defaults.orElse(actor.name(), actor.id());
    }
}

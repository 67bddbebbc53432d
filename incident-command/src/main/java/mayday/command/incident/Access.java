package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.VISIBLE_TO_NOBODY;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mayday.command.incident.IncidentCommand.Restrict;
import mayday.command.incident.IncidentCommand.Unrestrict;
import mayday.command.incident.IncidentEvent.AccessOpened;
import mayday.command.incident.IncidentEvent.AccessRestricted;

/**
 * Who is meant to see the incident. It is a statement only: callers are not authenticated, so nobody is kept out.
 *
 * @param visibleTo people and teams; none while everybody may see it
 */
record Access(Set<String> visibleTo) {

    static Access open() {
        return new Access(Set.of());
    }

    List<IncidentEvent> restrict(Restrict restrict, Gates gates) {
        var asked = new LinkedHashSet<>(restrict.visibleTo());
        if (asked.isEmpty()) {
            throw new IncidentRejection(VISIBLE_TO_NOBODY, "A restriction names at least one person or team");
        }
        gates.warn(
                "not_enforced",
                "Callers are not authenticated yet: this is written down, and everybody can still see the incident.");
        return asked.equals(visibleTo)
                ? List.of()
                : List.of(new AccessRestricted(restrict.when(), List.copyOf(asked), restrict.reason()));
    }

    List<IncidentEvent> open(Unrestrict unrestrict) {
        return visibleTo.isEmpty() ? List.of() : List.of(new AccessOpened(unrestrict.when(), unrestrict.reason()));
    }

    Access restricted(AccessRestricted restricted) {
        return new Access(Set.copyOf(restricted.visibleTo()));
    }
}

package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mayday.incident.v1.Actor;
import org.jspecify.annotations.Nullable;

/** One person's part, while the log is read. */
final class Participation {

    private final String person;
    private final List<People.Presence> present = new ArrayList<>();
    private @Nullable String team;
    private @Nullable String stated;
    private final Set<String> assigned = new LinkedHashSet<>();
    private int entries;
    private boolean removed;

    Participation(String person) {
        this.person = person;
    }

    void acted(Actor actor) {
        entries++;
        if (stated == null
                && assigned.isEmpty()
                && actor.hasRole()
                && !actor.getRole().isBlank()) {
            stated = actor.getRole();
        }
    }

    /** What is corrected by hand counts, whatever was said before; roles that were assigned are kept. */
    void named(@Nullable String withTeam, @Nullable String inRole) {
        removed = false;
        team = withTeam;
        stated = inRole;
    }

    void removed() {
        removed = true;
        stated = null;
        assigned.clear();
    }

    boolean counts() {
        return !removed;
    }

    void assigned(String inRole) {
        removed = false;
        assigned.add(inRole);
    }

    void relieved(String ofRole) {
        stated = ofRole.equals(stated) ? null : stated;
        assigned.remove(ofRole);
    }

    void joined(Occurrence said, @Nullable String withTeam, @Nullable String inRole) {
        removed = false;
        present.add(new People.Presence(said.at(), said.precision(), null, null));
        team = withTeam == null ? team : withTeam;
        stated = inRole == null ? stated : inRole;
    }

    void left(Occurrence said) {
        if (!present.isEmpty() && present.getLast().left() == null) {
            var stay = present.removeLast();
            present.add(new People.Presence(stay.joined(), stay.joinedPrecision(), said.at(), said.precision()));
        }
    }

    People.Participant participant() {
        return new People.Participant(person, team, roles(), List.copyOf(present), entries);
    }

    /** All they hold, and what they said they are if that is something else. */
    private @Nullable String roles() {
        var roles = new LinkedHashSet<>(assigned);
        if (stated != null) {
            roles.add(stated);
        }
        return roles.isEmpty() ? null : String.join(", ", roles);
    }
}

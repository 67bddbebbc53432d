package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.List;
import mayday.incident.v1.Actor;
import org.jspecify.annotations.Nullable;

/** One person's part, while the log is read. */
final class Participation {

    private final String person;
    private final List<People.Presence> present = new ArrayList<>();
    private @Nullable String team;
    private @Nullable String role;
    private int entries;
    private boolean removed;

    Participation(String person) {
        this.person = person;
    }

    void acted(Actor actor) {
        entries++;
        if (role == null && actor.hasRole() && !actor.getRole().isBlank()) {
            role = actor.getRole();
        }
    }

    /** What is corrected by hand counts, whatever was known before. */
    void named(@Nullable String withTeam, @Nullable String inRole) {
        removed = false;
        team = withTeam;
        role = inRole;
    }

    void removed() {
        removed = true;
    }

    boolean counts() {
        return !removed;
    }

    void assigned(String inRole) {
        removed = false;
        role = inRole;
    }

    void relieved(String ofRole) {
        role = ofRole.equals(role) ? null : role;
    }

    void joined(Occurrence said, @Nullable String withTeam, @Nullable String inRole) {
        removed = false;
        present.add(new People.Presence(said.at(), said.precision(), null, null));
        team = withTeam == null ? team : withTeam;
        role = inRole == null ? role : inRole;
    }

    void left(Occurrence said) {
        if (!present.isEmpty() && present.getLast().left() == null) {
            var stay = present.removeLast();
            present.add(new People.Presence(stay.joined(), stay.joinedPrecision(), said.at(), said.precision()));
        }
    }

    People.Participant participant() {
        return new People.Participant(person, team, role, List.copyOf(present), entries);
    }
}

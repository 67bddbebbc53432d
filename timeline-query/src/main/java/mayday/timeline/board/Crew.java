package mayday.timeline.board;

import java.util.ArrayList;
import java.util.List;
import mayday.incident.v1.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** Who takes part, and which teams were called in or sent somebody. */
record Crew(List<Member> people, List<String> teams) {

    /** @param present is in the war room now */
    record Member(
            String person, @Nullable String team, @Nullable String role, boolean present) {}

    static Crew none() {
        return new Crew(List.of(), List.of());
    }

    Crew joined(IncidentEvent event) {
        var joined = event.getParticipantJoined();
        var member = new Member(
                joined.getPerson(),
                joined.hasTeam() ? joined.getTeam() : null,
                joined.hasRole() ? joined.getRole() : null,
                true);
        var crew = new Crew(replaced(member), teams);
        return joined.hasTeam() ? crew.called(joined.getTeam()) : crew;
    }

    Crew left(String person) {
        return people.stream()
                .filter(member -> member.person().equals(person))
                .findFirst()
                .map(member ->
                        new Crew(replaced(new Member(member.person(), member.team(), member.role(), false)), teams))
                .orElse(this);
    }

    Crew called(String team) {
        if (teams.contains(team)) {
            return this;
        }
        var more = new ArrayList<>(teams);
        more.add(team);
        return new Crew(people, List.copyOf(more));
    }

    private List<Member> replaced(Member member) {
        var members = new ArrayList<>(people);
        var index = people.stream().map(Member::person).toList().indexOf(member.person());
        if (index < 0) {
            members.add(member);
        } else {
            members.set(index, member);
        }
        return List.copyOf(members);
    }
}

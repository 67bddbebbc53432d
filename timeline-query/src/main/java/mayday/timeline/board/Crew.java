package mayday.timeline.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mayday.incident.v1.ParticipantJoined;
import mayday.incident.v1.ParticipantNamed;
import mayday.incident.v1.RoleAssigned;
import mayday.timeline.event.Words;
import org.jspecify.annotations.Nullable;

/** Who takes part, and which teams were called in or sent somebody. */
record Crew(List<Member> people, List<String> teams) {

    /** @param present is in the war room now */
    record Member(
            String person, @Nullable String team, @Nullable String role, boolean present) {

        Member in(@Nullable String newRole) {
            return new Member(person, team, newRole, present);
        }
    }

    static Crew none() {
        return new Crew(List.of(), List.of());
    }

    Crew joined(ParticipantJoined joined) {
        var known = member(joined.getPerson());
        var team = joined.hasTeam() ? joined.getTeam() : known.map(Member::team).orElse(null);
        var role = joined.hasRole() ? joined.getRole() : known.map(Member::role).orElse(null);
        return with(new Member(joined.getPerson(), team, role, true));
    }

    Crew left(String person) {
        return member(person)
                .map(member ->
                        new Crew(replaced(new Member(member.person(), member.team(), member.role(), false)), teams))
                .orElse(this);
    }

    /** What is corrected by hand says nothing of where they are now. */
    Crew named(ParticipantNamed named) {
        var known = member(named.getPerson());
        var team = named.hasTeam() ? named.getTeam() : null;
        var role = named.hasRole() ? named.getRole() : null;
        return with(new Member(
                named.getPerson(), team, role, known.map(Member::present).orElse(false)));
    }

    Crew without(String person) {
        return new Crew(
                people.stream()
                        .filter(member -> !member.person().equals(person))
                        .toList(),
                teams);
    }

    /** Who held the role until now has none, unless they had another one. */
    Crew assigned(RoleAssigned assigned) {
        var role = Words.spoken(assigned.getRole(), "responder");
        var relieved = member(assigned.getPrevious())
                .filter(member -> role.equals(member.role()))
                .map(member -> new Crew(replaced(member.in(null)), teams))
                .orElse(this);
        var holder = relieved.member(assigned.getPerson()).orElse(new Member(assigned.getPerson(), null, null, false));
        return new Crew(relieved.replaced(holder.in(role)), teams);
    }

    Crew called(String team) {
        if (teams.contains(team)) {
            return this;
        }
        var more = new ArrayList<>(teams);
        more.add(team);
        return new Crew(people, List.copyOf(more));
    }

    private Optional<Member> member(String person) {
        return people.stream().filter(member -> member.person().equals(person)).findFirst();
    }

    private Crew with(Member member) {
        var crew = new Crew(replaced(member), teams);
        return member.team() == null ? crew : crew.called(member.team());
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

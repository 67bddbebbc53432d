package mayday.timeline.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mayday.incident.v1.ParticipantJoined;
import mayday.incident.v1.ParticipantNamed;
import mayday.incident.v1.RoleAssigned;
import mayday.timeline.event.Words;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part, which teams were called in or sent somebody, and who is meant to see the incident.
 *
 * @param visibleTo people and teams; none while everybody may see it
 */
record Crew(List<Member> people, List<String> teams, List<String> visibleTo) {

    Crew {
        visibleTo = known(visibleTo);
    }

    /** A state that an older version wrote lacks what was added since. */
    private static List<String> known(@Nullable List<String> written) {
        return written == null ? List.of() : List.copyOf(written);
    }

    /**
     * @param role what they said they are, or were named as
     * @param assigned the roles they hold
     * @param present is in the war room now
     */
    record Member(
            String person, @Nullable String team, @Nullable String role, List<String> assigned, boolean present) {

        Member {
            assigned = known(assigned);
        }

        Member with(String newRole) {
            return new Member(person, team, role, union(assigned, newRole), present);
        }

        Member without(String oldRole) {
            var others = assigned.stream().filter(held -> !held.equals(oldRole)).toList();
            return new Member(person, team, oldRole.equals(role) ? null : role, others, present);
        }

        /** All they hold, and what they said they are if that is something else. */
        List<String> roles() {
            return role == null ? assigned : union(assigned, role);
        }

        private static List<String> union(List<String> some, String other) {
            return Stream.concat(some.stream(), Stream.of(other)).distinct().toList();
        }
    }

    static Crew none() {
        return new Crew(List.of(), List.of(), List.of());
    }

    Crew joined(ParticipantJoined joined) {
        var known = member(joined.getPerson());
        var team = joined.hasTeam() ? joined.getTeam() : known.map(Member::team).orElse(null);
        var role = joined.hasRole() ? joined.getRole() : known.map(Member::role).orElse(null);
        return with(new Member(joined.getPerson(), team, role, roles(known), true));
    }

    Crew left(String person) {
        return member(person)
                .map(member -> with(
                        replaced(new Member(member.person(), member.team(), member.role(), member.assigned(), false))))
                .orElse(this);
    }

    /** What is corrected by hand says nothing of where they are now. */
    Crew named(ParticipantNamed named) {
        var known = member(named.getPerson());
        var team = named.hasTeam() ? named.getTeam() : null;
        var role = named.hasRole() ? named.getRole() : null;
        return with(new Member(
                named.getPerson(),
                team,
                role,
                roles(known),
                known.map(Member::present).orElse(false)));
    }

    Crew without(String person) {
        return with(people.stream()
                .filter(member -> !member.person().equals(person))
                .toList());
    }

    /** Who held the role until now keeps the others. */
    Crew assigned(RoleAssigned assigned) {
        var role = Words.spoken(assigned.getRole(), "responder");
        var relieved = member(assigned.getPrevious())
                .map(member -> with(replaced(member.without(role))))
                .orElse(this);
        var holder = relieved.member(assigned.getPerson())
                .orElse(new Member(assigned.getPerson(), null, null, List.of(), false));
        return with(relieved.replaced(holder.with(role)));
    }

    Crew called(String team) {
        if (teams.contains(team)) {
            return this;
        }
        var more = new ArrayList<>(teams);
        more.add(team);
        return new Crew(people, List.copyOf(more), visibleTo);
    }

    Crew visibleTo(List<String> those) {
        return new Crew(people, teams, those);
    }

    private Crew with(List<Member> members) {
        return new Crew(members, teams, visibleTo);
    }

    private static List<String> roles(Optional<Member> known) {
        return known.map(Member::assigned).orElse(List.of());
    }

    private Optional<Member> member(String person) {
        return people.stream().filter(member -> member.person().equals(person)).findFirst();
    }

    private Crew with(Member member) {
        var crew = with(replaced(member));
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

package mayday.command.incident;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mayday.command.incident.IncidentCommand.AssignRole;
import mayday.command.incident.IncidentCommand.NameParticipant;
import mayday.command.incident.IncidentCommand.RemoveParticipant;
import mayday.command.incident.IncidentEvent.ParticipantNamed;
import mayday.command.incident.IncidentEvent.ParticipantRemoved;
import mayday.command.incident.IncidentEvent.RoleAssigned;
import org.jspecify.annotations.Nullable;

/**
 * Who took part as people correct it, and who holds which role.
 *
 * @param removed who did not take part after all, and was neither named, nor seen in the war room, nor
 *     given a role since
 */
record Crew(Map<String, Seat> named, Set<String> removed, Map<ResponderRole, Set<String>> holders) {

    static Crew none() {
        return new Crew(Map.of(), Set.of(), Map.of());
    }

    List<IncidentEvent> name(NameParticipant name) {
        return new Seat(name.team(), name.role()).equals(named.get(name.person()))
                ? List.of()
                : List.of(new ParticipantNamed(name.when(), name.person(), name.team(), name.role()));
    }

    List<IncidentEvent> remove(RemoveParticipant remove) {
        return removed.contains(remove.person())
                ? List.of()
                : List.of(new ParticipantRemoved(remove.when(), remove.person(), remove.reason()));
    }

    List<IncidentEvent> assign(AssignRole assign) {
        var holding = holders.getOrDefault(assign.role(), Set.of());
        return holding.contains(assign.person())
                ? List.of()
                : List.of(new RoleAssigned(
                        assign.when(), assign.role(), assign.person(), relieved(assign.role(), holding)));
    }

    private static @Nullable String relieved(ResponderRole role, Set<String> holding) {
        return role.isShared() ? null : holding.stream().findFirst().orElse(null);
    }

    Crew named(ParticipantNamed naming) {
        var more = new HashMap<>(named);
        more.put(naming.person(), new Seat(naming.team(), naming.role()));
        return new Crew(Map.copyOf(more), without(naming.person()), holders);
    }

    Crew removed(String person) {
        var more = new HashSet<>(removed);
        more.add(person);
        var others = new HashMap<>(holders);
        others.replaceAll((_, holding) -> without(holding, person));
        return new Crew(unnamed(person), Set.copyOf(more), Map.copyOf(others));
    }

    Crew seen(String person) {
        return new Crew(unnamed(person), without(person), holders);
    }

    Crew assigned(RoleAssigned assigned) {
        var more = new HashMap<>(holders);
        more.put(assigned.role(), holding(assigned));
        return new Crew(unnamed(assigned.person(), assigned.previous()), without(assigned.person()), Map.copyOf(more));
    }

    /** Who holds a role alone relieves whoever is known to hold it, whatever was retracted in between. */
    private Set<String> holding(RoleAssigned assigned) {
        if (!assigned.role().isShared()) {
            return Set.of(assigned.person());
        }
        var holding = new HashSet<>(holders.getOrDefault(assigned.role(), Set.of()));
        if (assigned.previous() != null) {
            holding.remove(assigned.previous());
        }
        holding.add(assigned.person());
        return Set.copyOf(holding);
    }

    /** Naming them again as before is news once something else was said of them. */
    private Map<String, Seat> unnamed(@Nullable String... people) {
        var fewer = new HashMap<>(named);
        fewer.keySet().removeAll(Arrays.asList(people));
        return Map.copyOf(fewer);
    }

    private Set<String> without(String person) {
        return without(removed, person);
    }

    private static Set<String> without(Set<String> people, String person) {
        var fewer = new HashSet<>(people);
        fewer.remove(person);
        return Set.copyOf(fewer);
    }
}

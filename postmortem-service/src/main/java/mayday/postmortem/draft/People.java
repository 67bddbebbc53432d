package mayday.postmortem.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mayday.incident.v1.Actor;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.IncidentEvent;
import org.jspecify.annotations.Nullable;

/**
 * Who took part, as it was corrected since: people in the order they appeared, the teams that were called
 * in, and what acted by itself.
 *
 * @param anonymousEntries entries of people who did not say who they are
 */
public record People(
        List<Participant> participants, List<Team> teamsCalledIn, List<Automatic> automatic, int anonymousEntries) {

    /** Somebody who took part, when they were in the war room, and how many entries of the log are theirs. */
    public record Participant(
            String person, @Nullable String team, @Nullable String role, List<Presence> present, int entries) {}

    /** A stay in the war room; no {@code left} where nobody said that they left. */
    public record Presence(
            Instant joined,
            String joinedPrecision,
            @Nullable Instant left,
            @Nullable String leftPrecision) {}

    /** A team that was called in. */
    public record Team(String team, @Nullable String reason, Instant at, String precision, String eventId) {}

    /** What acted without a person; its kind is SERVICE or SYSTEM. */
    public record Automatic(String kind, String name, int entries) {}

    private static final String ANONYMOUS = "anonymous";

    static People of(List<Occurrence> log) {
        var found = new LinkedHashMap<String, Participation>();
        var names = names(log);
        log.forEach(said -> takePart(said, names, found));
        return new People(
                found.values().stream()
                        .filter(Participation::counts)
                        .map(Participation::participant)
                        .toList(),
                teams(log),
                automatic(log),
                (int) log.stream()
                        .filter(said -> isAnonymous(said.event().getActor()))
                        .count());
    }

    /** People are named by what the room calls them: an id that comes with a name is shown by that name. */
    private static Map<String, String> names(List<Occurrence> log) {
        var names = new LinkedHashMap<String, String>();
        for (var said : log) {
            var actor = said.event().getActor();
            if (isPerson(actor) && actor.hasName() && !actor.getName().isBlank()) {
                names.put(actor.getId(), actor.getName());
            }
        }
        return names;
    }

    private static void takePart(Occurrence said, Map<String, String> names, Map<String, Participation> found) {
        var event = said.event();
        var actor = event.getActor();
        if (isPerson(actor) && !isAnonymous(actor)) {
            of(actor.getId(), names, found).acted(actor);
        }
        if (event.hasParticipantJoined()) {
            var joined = event.getParticipantJoined();
            of(joined.getPerson(), names, found)
                    .joined(
                            said,
                            joined.hasTeam() ? joined.getTeam() : null,
                            joined.hasRole() ? joined.getRole() : null);
        } else if (event.hasParticipantLeft()) {
            of(event.getParticipantLeft().getPerson(), names, found).left(said);
        } else {
            correct(event, person -> of(person, names, found));
        }
    }

    private static void correct(IncidentEvent event, Function<String, Participation> of) {
        if (event.hasParticipantNamed()) {
            var named = event.getParticipantNamed();
            of.apply(named.getPerson())
                    .named(named.hasTeam() ? named.getTeam() : null, named.hasRole() ? named.getRole() : null);
        } else if (event.hasParticipantRemoved()) {
            of.apply(event.getParticipantRemoved().getPerson()).removed();
        } else if (event.hasRoleAssigned()) {
            var assigned = event.getRoleAssigned();
            var role = Occurrence.spoken(Occurrence.word(assigned.getRole(), "RESPONDER_ROLE_"));
            if (assigned.hasPrevious()) {
                of.apply(assigned.getPrevious()).relieved(role);
            }
            of.apply(assigned.getPerson()).assigned(role);
        }
    }

    private static Participation of(String person, Map<String, String> names, Map<String, Participation> found) {
        return found.computeIfAbsent(names.getOrDefault(person, person), Participation::new);
    }

    private static List<Team> teams(List<Occurrence> log) {
        return log.stream()
                .filter(said -> said.event().hasTeamCalledIn())
                .sorted(Occurrence.IN_TIME)
                .map(said -> {
                    var called = said.event().getTeamCalledIn();
                    return new Team(
                            called.getTeam(),
                            called.hasReason() ? called.getReason() : null,
                            said.at(),
                            said.precision(),
                            said.eventId());
                })
                .toList();
    }

    private static List<Automatic> automatic(List<Occurrence> log) {
        var entries = new LinkedHashMap<String, List<Actor>>();
        for (var said : log) {
            var actor = said.event().getActor();
            if (!isPerson(actor)) {
                entries.computeIfAbsent(kind(actor) + "/" + actor.getId(), _ -> new ArrayList<>())
                        .add(actor);
            }
        }
        return entries.values().stream()
                .map(of -> new Automatic(kind(of.getFirst()), name(of.getLast()), of.size()))
                .toList();
    }

    private static boolean isPerson(Actor actor) {
        return actor.getKind() == ActorKind.ACTOR_KIND_PERSON || actor.getKind() == ActorKind.ACTOR_KIND_UNSPECIFIED;
    }

    private static boolean isAnonymous(Actor actor) {
        return isPerson(actor) && (actor.getId().isEmpty() || actor.getId().equals(ANONYMOUS));
    }

    private static String kind(Actor actor) {
        return actor.getKind() == ActorKind.ACTOR_KIND_SYSTEM ? "SYSTEM" : "SERVICE";
    }

    static String name(Actor actor) {
        return actor.hasName() && !actor.getName().isBlank() ? actor.getName() : actor.getId();
    }
}

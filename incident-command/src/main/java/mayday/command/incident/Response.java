package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.ESCALATION_WITHOUT_CONTENT;
import static mayday.command.incident.IncidentRejection.Reason.NOT_AN_ESCALATION;
import static mayday.command.incident.IncidentRejection.Reason.NOT_A_DEESCALATION;
import static mayday.command.incident.IncidentRejection.Reason.NOT_IN_WAR_ROOM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mayday.command.incident.IncidentCommand.Acknowledge;
import mayday.command.incident.IncidentCommand.Deescalate;
import mayday.command.incident.IncidentCommand.Escalate;
import mayday.command.incident.IncidentCommand.JoinWarRoom;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.LinkChange;
import mayday.command.incident.IncidentEvent.ChangeLinked;
import mayday.command.incident.IncidentEvent.IncidentAcknowledged;
import mayday.command.incident.IncidentEvent.IncidentEscalated;
import mayday.command.incident.IncidentEvent.ParticipantJoined;
import mayday.command.incident.IncidentEvent.ParticipantLeft;
import mayday.command.incident.IncidentEvent.SeverityChanged;
import mayday.command.incident.IncidentEvent.TeamCalledIn;
import org.jspecify.annotations.Nullable;

/** How grave it is, who is on it, and what they suspect. */
record Response(
        @Nullable Severity severity,
        boolean isAcknowledged,
        Set<String> teams,
        Map<String, Seat> present,
        Set<LinkedChange> changes) {

    /** In which capacity somebody sits in the war room. */
    record Seat(@Nullable String team, @Nullable String role) {}

    record LinkedChange(Change change, Change.Role role) {}

    List<IncidentEvent> acknowledge(Acknowledge acknowledge) {
        return isAcknowledged ? List.of() : List.of(new IncidentAcknowledged(acknowledge.when(), acknowledge.text()));
    }

    List<IncidentEvent> escalate(Escalate escalate) {
        var events = new ArrayList<IncidentEvent>();
        if (escalate.severity() != null && escalate.severity() != severity) {
            events.add(raise(escalate, escalate.severity()));
        }
        for (var team : new LinkedHashSet<>(escalate.teams())) {
            if (!teams.contains(team)) {
                events.add(new TeamCalledIn(escalate.when(), team, escalate.reason()));
            }
        }
        return escalate.severity() == null && escalate.teams().isEmpty() ? List.of(callForAttention(escalate)) : events;
    }

    private SeverityChanged raise(Escalate escalate, Severity to) {
        if (severity != null && !to.isGraverThan(severity)) {
            throw new IncidentRejection(NOT_AN_ESCALATION, "From %s to %s is a de-escalation".formatted(severity, to));
        }
        return new SeverityChanged(escalate.when(), severity, to, escalate.reason());
    }

    private static IncidentEscalated callForAttention(Escalate escalate) {
        if (escalate.reason() == null) {
            throw new IncidentRejection(
                    ESCALATION_WITHOUT_CONTENT, "An escalation says a severity, a team or at least a reason");
        }
        return new IncidentEscalated(escalate.when(), escalate.reason());
    }

    List<IncidentEvent> deescalate(Deescalate deescalate) {
        var to = deescalate.severity();
        if (to == severity) {
            return List.of();
        }
        if (severity == null || to.isGraverThan(severity)) {
            throw new IncidentRejection(
                    NOT_A_DEESCALATION,
                    "From %s to %s is an escalation".formatted(severity == null ? "no severity" : severity, to));
        }
        return List.of(new SeverityChanged(deescalate.when(), severity, to, deescalate.reason()));
    }

    List<IncidentEvent> join(JoinWarRoom join) {
        return new Seat(join.team(), join.role()).equals(present.get(join.person()))
                ? List.of()
                : List.of(new ParticipantJoined(join.when(), join.person(), join.team(), join.role()));
    }

    List<IncidentEvent> leave(LeaveWarRoom leave) {
        if (!present.containsKey(leave.person())) {
            throw new IncidentRejection(NOT_IN_WAR_ROOM, "%s is not in the war room".formatted(leave.person()));
        }
        return List.of(new ParticipantLeft(leave.when(), leave.person()));
    }

    List<IncidentEvent> link(LinkChange link) {
        return changes.contains(new LinkedChange(link.change(), link.role()))
                ? List.of()
                : List.of(new ChangeLinked(link.when(), link.change(), link.role(), link.reason()));
    }

    Response acknowledged() {
        return new Response(severity, true, teams, present, changes);
    }

    Response withSeverity(Severity newSeverity) {
        return new Response(newSeverity, isAcknowledged, teams, present, changes);
    }

    Response withTeam(String team) {
        var more = new HashSet<>(teams);
        more.add(team);
        return new Response(severity, isAcknowledged, Set.copyOf(more), present, changes);
    }

    Response withParticipant(ParticipantJoined joined) {
        var more = new HashMap<>(present);
        more.put(joined.person(), new Seat(joined.team(), joined.role()));
        return new Response(severity, isAcknowledged, teams, Map.copyOf(more), changes);
    }

    Response without(String person) {
        var fewer = new HashMap<>(present);
        fewer.remove(person);
        return new Response(severity, isAcknowledged, teams, Map.copyOf(fewer), changes);
    }

    Response withChange(ChangeLinked linked) {
        var more = new HashSet<>(changes);
        more.add(new LinkedChange(linked.change(), linked.role()));
        return new Response(severity, isAcknowledged, teams, present, Set.copyOf(more));
    }
}

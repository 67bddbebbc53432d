package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.ESCALATION_WITHOUT_CONTENT;
import static mayday.command.incident.IncidentRejection.Reason.NOT_AN_ESCALATION;
import static mayday.command.incident.IncidentRejection.Reason.NOT_A_DEESCALATION;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mayday.command.incident.IncidentCommand.Acknowledge;
import mayday.command.incident.IncidentCommand.Deescalate;
import mayday.command.incident.IncidentCommand.Escalate;
import mayday.command.incident.IncidentEvent.IncidentAcknowledged;
import mayday.command.incident.IncidentEvent.IncidentEscalated;
import mayday.command.incident.IncidentEvent.SeverityChanged;
import mayday.command.incident.IncidentEvent.TeamCalledIn;
import org.jspecify.annotations.Nullable;

/** How grave it is, whether somebody is on it, which teams were called in, what is ticked, and who is to see it. */
record Response(@Nullable Severity severity, boolean isAcknowledged, Set<String> teams, Ticks ticks, Access access) {

    static Response begun(@Nullable Severity severity) {
        return new Response(severity, false, Set.of(), Ticks.none(), Access.open());
    }

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
            throw new IncidentRejection(NOT_AN_ESCALATION, "From %s to %s is a de-escalation", severity, to);
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
                    "From %s to %s is an escalation",
                    severity == null ? "no severity" : severity,
                    to);
        }
        return List.of(new SeverityChanged(deescalate.when(), severity, to, deescalate.reason()));
    }

    Response acknowledged() {
        return new Response(severity, true, teams, ticks, access);
    }

    Response reopened() {
        return acknowledged().with(ticks.reopened());
    }

    Response with(Ticks newTicks) {
        return new Response(severity, isAcknowledged, teams, newTicks, access);
    }

    Response with(Access newAccess) {
        return new Response(severity, isAcknowledged, teams, ticks, newAccess);
    }

    Response withSeverity(Severity newSeverity) {
        return new Response(newSeverity, isAcknowledged, teams, ticks, access);
    }

    Response withTeam(String team) {
        var more = new HashSet<>(teams);
        more.add(team);
        return new Response(severity, isAcknowledged, Set.copyOf(more), ticks, access);
    }
}

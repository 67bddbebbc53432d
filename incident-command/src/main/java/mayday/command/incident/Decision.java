package mayday.command.incident;

import java.util.List;

/** What follows from a command: no events where it changed nothing. */
public record Decision(List<IncidentEvent> events, List<Warning> warnings) {

    public Decision {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}

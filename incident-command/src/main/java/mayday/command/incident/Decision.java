package mayday.command.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a command: no events where it changed nothing.
 *
 * @param counterpart what another incident has to agree to, where the command concerns two
 */
public record Decision(
        List<IncidentEvent> events,
        List<Warning> warnings,
        @Nullable Counterpart counterpart) {

    public Decision(List<IncidentEvent> events, List<Warning> warnings) {
        this(events, warnings, null);
    }

    public Decision {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}

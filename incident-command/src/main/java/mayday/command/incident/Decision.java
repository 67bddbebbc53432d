package mayday.command.incident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a command: no events where it changed nothing.
 *
 * @param events what the one who sent it says
 * @param followUps what the system itself says after that, because of the last of them
 * @param counterpart what another incident has to agree to, where the command concerns two
 */
public record Decision(
        List<IncidentEvent> events,
        List<IncidentEvent> followUps,
        List<Warning> warnings,
        @Nullable Counterpart counterpart) {

    public Decision(List<IncidentEvent> events, List<Warning> warnings) {
        this(events, List.of(), warnings, null);
    }

    public Decision {
        events = List.copyOf(events);
        followUps = List.copyOf(followUps);
        warnings = List.copyOf(warnings);
    }

    /** What is added to the log, in this order. */
    public List<IncidentEvent> all() {
        var all = new ArrayList<>(events);
        all.addAll(followUps);
        return all;
    }
}

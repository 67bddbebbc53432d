package mayday.command.incident;

import java.util.List;

/** The facts about an incident that its rules depend on, and the rules themselves. Pure: no clock, no I/O. */
public sealed interface Incident {

    /** Nobody has reported it. */
    record Unreported() implements Incident {}

    /** It exists. */
    record Reported(int number, Mode mode) implements Incident {}

    static Incident unreported() {
        return new Unreported();
    }

    default Incident evolve(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.IncidentReported reported -> new Reported(reported.number(), reported.mode());
            default -> this;
        };
    }

    default Decision decide(IncidentCommand command) {
        return new Decision(List.of(), List.of());
    }
}

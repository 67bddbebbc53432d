package mayday.command.incident;

import java.util.UUID;

/** The name of one incident, for good. */
public record IncidentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

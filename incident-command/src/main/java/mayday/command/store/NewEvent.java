package mayday.command.store;

import java.util.UUID;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * An event that was decided and has its name, but is not stored yet.
 *
 * @param cause the event of the same command because of which the system itself adds this one
 */
public record NewEvent(
        UUID id, IncidentEvent event, @Nullable UUID cause) {

    /**
     * Where it comes from.
     *
     * @param command where the command comes from that it is an event of
     */
    public Provenance provenance(Provenance command) {
        return cause == null ? command : command.becauseOf(cause);
    }
}

package mayday.command.store;

import java.util.UUID;
import mayday.command.incident.IncidentEvent;

/** An event that was decided and has its name, but is not stored yet. */
public record NewEvent(UUID id, IncidentEvent event) {}

package mayday.command.axon;

import mayday.command.incident.IncidentCommand;
import mayday.command.incident.Provenance;
import mayday.command.store.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * A command with all that a door knows about it.
 *
 * @param expectedVersion the last sequence the caller has seen; absent: decide on whatever is there
 * @param idempotency absent: a repetition is a new command
 */
public record CommandRequest(
        IncidentCommand command,
        Provenance provenance,
        @Nullable Integer expectedVersion,
        @Nullable IdempotencyKey idempotency) {}

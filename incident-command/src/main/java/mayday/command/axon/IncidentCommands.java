package mayday.command.axon;

import java.util.function.IntFunction;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.Provenance;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** Where doors hand in commands. An answer means that what it speaks of is on disk. */
public interface IncidentCommands {

    /**
     * Reports a new incident.
     *
     * @param command makes the command from the number that was drawn for it; not called where the same report has
     *     been answered before
     * @throws mayday.command.incident.IncidentRejection the rules refuse
     * @throws mayday.command.store.StoreRefusal it could not be stored
     */
    CommandReceipt report(
            IntFunction<ReportIncident> command, Provenance provenance, @Nullable IdempotencyKey idempotency);

    /**
     * Carries out any other command.
     *
     * @throws mayday.command.incident.IncidentRejection the rules refuse
     * @throws mayday.command.store.StoreRefusal it could not be stored
     */
    CommandReceipt send(CommandRequest request);
}

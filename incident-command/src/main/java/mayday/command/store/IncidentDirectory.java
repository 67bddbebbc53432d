package mayday.command.store;

import java.util.Optional;
import mayday.command.incident.IncidentId;

/** Finds incidents by either of their names; what was found is kept in memory, for it never changes. */
public interface IncidentDirectory {

    /**
     * The incident named by a UUID or by INC-n (in any case).
     *
     * @throws MalformedReference it is neither
     * @throws mayday.command.incident.IncidentRejection nothing bears that name (UNKNOWN_INCIDENT)
     * @throws StoreRefusal the store cannot be asked
     */
    KnownIncident require(String reference);

    Optional<KnownIncident> find(IncidentId id);

    Optional<KnownIncident> find(int number);
}

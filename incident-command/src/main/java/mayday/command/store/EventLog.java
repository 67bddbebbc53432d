package mayday.command.store;

import java.util.List;
import mayday.command.incident.IncidentId;

/** Reads what was stored. All methods throw {@link StoreRefusal} where the store cannot be asked. */
public interface EventLog {

    /** The events of one incident with a sequence above {@code after}, ascending, at most {@code limit}. */
    List<StoredEvent> events(IncidentId incident, int after, int limit);

    /** The last sequence of an incident; 0 where there is none. */
    int version(IncidentId incident);

    /** Follows the hash chain of one incident from its first event to its last. */
    Verification verify(KnownIncident incident);
}

package mayday.command.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mayday.command.encoding.EventType;
import mayday.command.incident.Entry;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.incident.Warning;

/**
 * One event as the store keeps it, upcast to the current shape.
 *
 * @param number the n of INC-n
 * @param sequence position within the incident, from 1 without gaps
 * @param recordedAt when it was stored, to the microsecond; strictly increasing within one incident
 * @param hash its link of the incident's hash chain, lower-case hex SHA-256 over what is stored
 */
public record StoredEvent(
        IncidentId incident,
        int number,
        int sequence,
        UUID eventId,
        Instant recordedAt,
        IncidentEvent event,
        Provenance provenance,
        List<Warning> warnings,
        String hash) {

    public StoredEvent {
        warnings = List.copyOf(warnings);
    }

    /** Its entry in the log of its incident. */
    public Entry entry() {
        return Entry.of(eventId, event, provenance.actor().kind());
    }

    /** The same event, saying this instead. */
    public StoredEvent saying(IncidentEvent fact) {
        return new StoredEvent(incident, number, sequence, eventId, recordedAt, fact, provenance, warnings, hash);
    }

    /** The fact's public name, such as {@code impact_started}. */
    public String type() {
        return EventType.of(event).publicName();
    }
}

package mayday.command.axon;

import mayday.command.encoding.Head;
import mayday.command.incident.Incident;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentEvent.IncidentReported;
import mayday.command.store.StoredEvent;

/**
 * An incident with its place in the record: the entity that Axon sees.
 *
 * @param number the n of INC-n; 0 before it is reported
 */
record RecordedIncident(Incident state, int number, Head head) {

    static final RecordedIncident UNREPORTED = new RecordedIncident(Incident.unreported(), 0, Head.NONE);

    int version() {
        return head.sequence();
    }

    RecordedIncident after(StoredEvent stored) {
        return new RecordedIncident(
                state.evolve(stored.event()),
                stored.number(),
                new Head(stored.sequence(), stored.recordedAt(), stored.hash()));
    }

    /** With an event that is decided but not stored yet, so that its place is only counted. */
    RecordedIncident after(IncidentEvent event) {
        return new RecordedIncident(
                state.evolve(event),
                event instanceof IncidentReported reported ? reported.number() : number,
                new Head(head.sequence() + 1, head.recordedAt(), head.hash()));
    }

    RecordedIncident at(Head stored) {
        return new RecordedIncident(state, number, stored);
    }
}

package mayday.command.axon;

import java.util.List;
import mayday.command.encoding.Head;
import mayday.command.incident.Entry;
import mayday.command.incident.IncidentEvent.IncidentReported;
import mayday.command.incident.IncidentLog;
import mayday.command.store.StoredEvent;

/**
 * An incident with its place in the record: the entity that Axon sees.
 *
 * @param number the n of INC-n; 0 before it is reported
 */
record RecordedIncident(IncidentLog log, int number, Head head) {

    static final RecordedIncident UNREPORTED = new RecordedIncident(IncidentLog.empty(), 0, Head.NONE);

    int version() {
        return head.sequence();
    }

    RecordedIncident withoutEntries() {
        return log.isWhole() ? new RecordedIncident(log.withoutEntries(), number, head) : this;
    }

    /** Whether what was stored speaks of entries that are not known here. */
    boolean lacksEntriesFor(List<StoredEvent> stored) {
        return log.lacksEntriesFor(stored.stream().map(StoredEvent::entry).toList());
    }

    RecordedIncident after(List<StoredEvent> stored) {
        if (stored.isEmpty()) {
            return this;
        }
        var last = stored.getLast();
        return new RecordedIncident(
                log.withAll(stored.stream().map(StoredEvent::entry).toList()),
                last.number(),
                new Head(last.sequence(), last.recordedAt(), last.hash()));
    }

    /** With all that one command told and that is stored now. */
    RecordedIncident after(List<Entry> told, Head stored) {
        var reported = told.stream()
                .map(Entry::event)
                .filter(IncidentReported.class::isInstance)
                .map(IncidentReported.class::cast)
                .findFirst();
        return new RecordedIncident(
                log.withAll(told), reported.map(IncidentReported::number).orElse(number), stored);
    }

    /** With an event that is decided but not stored yet, so that its place is only counted. */
    RecordedIncident after(Entry entry) {
        return new RecordedIncident(
                log.with(entry),
                entry.event() instanceof IncidentReported reported ? reported.number() : number,
                new Head(head.sequence() + 1, head.recordedAt(), head.hash()));
    }
}

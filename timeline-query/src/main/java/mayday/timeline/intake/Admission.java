package mayday.timeline.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mayday.timeline.event.PublishedEvent;

/**
 * Holds every event against the sequence expected of its incident: lower is known, next is projected, higher has to
 * wait for what is missing.
 */
final class Admission {

    /**
     * How far an incident is projected, and the highest sequence seen of it.
     *
     * @param doubts records of it that could not be read, and that the record itself was not asked about since
     */
    record Progress(int version, int awaited, int doubts) {

        boolean isParked() {
            return awaited > version || doubts > 0;
        }
    }

    private final Map<UUID, Progress> progress;
    private final List<PublishedEvent> admitted = new ArrayList<>();
    private final List<PublishedEvent> known = new ArrayList<>();
    private final Set<UUID> displaced = new HashSet<>();
    private int early;

    Admission(Map<UUID, Progress> progress) {
        this.progress = new HashMap<>(progress);
    }

    Admission judge(List<PublishedEvent> events) {
        events.forEach(this::judge);
        return this;
    }

    /** Whatever they were: once it is asked, the record tells whether something of theirs is missing. */
    Admission doubt(Collection<UUID> incidents) {
        incidents.forEach(incident -> {
            var known = progress.getOrDefault(incident, new Progress(0, 0, 0));
            progress.put(incident, new Progress(known.version(), known.awaited(), known.doubts() + 1));
        });
        return this;
    }

    private void judge(PublishedEvent event) {
        var at = progress.getOrDefault(event.incidentId(), new Progress(0, 0, 0));
        if (event.sequence() <= at.version()) {
            known.add(event);
            return;
        }
        var awaited = Math.max(at.awaited(), event.sequence());
        if (event.sequence() == at.version() + 1) {
            admitted.add(event);
            progress.put(event.incidentId(), new Progress(event.sequence(), awaited, at.doubts()));
        } else {
            early++;
            progress.put(event.incidentId(), new Progress(at.version(), awaited, at.doubts()));
        }
    }

    Map<UUID, Progress> progress() {
        return progress;
    }

    List<PublishedEvent> admitted() {
        return admitted;
    }

    /** Tells those that are known from those that only have the place of one that is. */
    void displace(Set<UUID> events) {
        displaced.addAll(events);
    }

    /** Those whose place is taken. */
    List<PublishedEvent> known() {
        return known;
    }

    int duplicates() {
        return (int) known.stream()
                .filter(event -> !displaced.contains(event.eventId()))
                .count();
    }

    /** By id: another event holds their place. */
    Set<UUID> displaced() {
        return displaced;
    }

    int early() {
        return early;
    }
}

package mayday.timeline.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private int duplicates;
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
        var known = progress.getOrDefault(event.incidentId(), new Progress(0, 0, 0));
        if (event.sequence() <= known.version()) {
            duplicates++;
            return;
        }
        var awaited = Math.max(known.awaited(), event.sequence());
        if (event.sequence() == known.version() + 1) {
            admitted.add(event);
            progress.put(event.incidentId(), new Progress(event.sequence(), awaited, known.doubts()));
        } else {
            early++;
            progress.put(event.incidentId(), new Progress(known.version(), awaited, known.doubts()));
        }
    }

    Map<UUID, Progress> progress() {
        return progress;
    }

    List<PublishedEvent> admitted() {
        return admitted;
    }

    int duplicates() {
        return duplicates;
    }

    int early() {
        return early;
    }
}

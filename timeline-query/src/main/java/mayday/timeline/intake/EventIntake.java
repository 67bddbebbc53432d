package mayday.timeline.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.OutOfDate;
import mayday.timeline.event.ProjectedEvents;
import mayday.timeline.event.Projection;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Writes;
import mayday.timeline.intake.Admission.Progress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets events into the projections: each once, in the order of its incident, in one transaction with its source. */
@Component
class EventIntake {

    private final TransactionTemplate transaction;
    private final OneRoundTrip database;
    private final IncidentProgress progress;
    private final ProjectedEvents projected;
    private final List<Projection> projections;
    private final List<ProjectionListener> listeners;

    EventIntake(
            TransactionTemplate transaction,
            OneRoundTrip database,
            IncidentProgress progress,
            ProjectedEvents projected,
            List<Projection> projections,
            List<ProjectionListener> listeners) {
        this.transaction = transaction;
        this.database = database;
        this.progress = progress;
        this.projected = projected;
        this.projections = projections;
        this.listeners = listeners;
    }

    /**
     * Projects what is new of the events, and returns once it is committed.
     *
     * @param doubted the incident of each record that could not be read
     */
    Admission take(List<PublishedEvent> events, List<UUID> doubted, Source source) {
        var seen = isReadBack(events, doubted) ? Optional.<Map<UUID, Progress>>empty() : progress.seen(events);
        try {
            return seen.isPresent() ? commit(events, seen.get(), source) : commitLocked(events, doubted, source);
        } catch (OutOfDate moved) {
            forget();
            return commitLocked(events, doubted, source);
        }
    }

    /** Whoever reads what was projected before must be sure of how far that is. */
    private static boolean isReadBack(List<PublishedEvent> events, List<UUID> doubted) {
        return !doubted.isEmpty() || Refolding.looksBack(events);
    }

    private Admission commit(List<PublishedEvent> events, Map<UUID, Progress> seen, Source source) {
        return remembered(transaction.execute(_ -> {
            var writes = new Writes();
            source.advance(writes);
            var admission = project(events, List.of(), seen, writes);
            database.send(writes);
            return looked(admission, source);
        }));
    }

    /** The source first: a rebuild and another reader take their locks in this order, too. */
    private Admission commitLocked(List<PublishedEvent> events, List<UUID> doubted, Source source) {
        return remembered(transaction.execute(_ -> {
            var first = new Writes();
            source.advance(first);
            database.send(first);
            var writes = new Writes();
            var admission = project(events, doubted, progress.lock(events, doubted), writes);
            database.send(writes);
            return looked(admission, source);
        }));
    }

    /** Once all is written: what holds the place of an event may have come with it. */
    private Admission looked(Admission admission, Source source) {
        if (!admission.known().isEmpty()) {
            admission.displace(projected.displaced(admission.known()));
            var writes = new Writes();
            source.displaced(admission.displaced(), writes);
            database.send(writes);
        }
        return admission;
    }

    private Admission remembered(Admission committed) {
        progress.remember(committed.progress());
        return committed;
    }

    private Admission project(
            List<PublishedEvent> events, List<UUID> doubted, Map<UUID, Progress> known, Writes writes) {
        if (known.isEmpty()) {
            return new Admission(Map.of());
        }
        var admission = new Admission(known).judge(events).doubt(doubted);
        progress.store(known, admission.progress(), writes);
        if (!admission.admitted().isEmpty()) {
            project(Refolding.of(admission.admitted(), projected), writes);
        }
        return admission;
    }

    private void project(Refolding batch, Writes writes) {
        var logs = batch.isNeeded() ? batch.logs(projected.of(batch.incidents())) : List.<EffectiveLog>of();
        for (var projection : projections) {
            if (!batch.plain().isEmpty()) {
                projection.project(batch.plain(), writes);
            }
            if (!logs.isEmpty()) {
                projection.refold(logs, writes);
            }
        }
    }

    /** After the commit. */
    void announce(Admission admission) {
        if (!admission.admitted().isEmpty()) {
            listeners.forEach(listener -> listener.projected(admission.admitted()));
        }
    }

    /** What is kept in memory may no longer be what the database holds. */
    void forget() {
        progress.forget();
        projections.forEach(Projection::forget);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        progress.clear();
        projections.forEach(Projection::clear);
    }
}

package mayday.timeline.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.OutOfDate;
import mayday.timeline.event.ProjectedEvents;
import mayday.timeline.event.Projection;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Writes;
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
     * @param source what else belongs to the transaction: how far the source of the events was read
     */
    Admission take(List<PublishedEvent> events, List<UUID> doubted, Consumer<Writes> source) {
        try {
            return commit(events, doubted, source);
        } catch (OutOfDate moved) {
            // Forgotten, they are locked, and can move no more.
            progress.forget(events);
            return commit(events, doubted, source);
        }
    }

    private Admission commit(List<PublishedEvent> events, List<UUID> doubted, Consumer<Writes> source) {
        var admission = transaction.execute(_ -> {
            var writes = new Writes();
            source.accept(writes);
            var judged = project(events, doubted, writes);
            database.send(writes);
            return judged;
        });
        progress.remember(admission.progress());
        return admission;
    }

    private Admission project(List<PublishedEvent> events, List<UUID> doubted, Writes writes) {
        if (events.isEmpty() && doubted.isEmpty()) {
            return new Admission(Map.of());
        }
        var known = known(events, doubted);
        var admission = new Admission(known).judge(events).doubt(doubted);
        progress.store(known, admission.progress(), writes);
        if (!admission.admitted().isEmpty()) {
            project(Refolding.of(admission.admitted(), projected), writes);
        }
        return admission;
    }

    /** Whoever reads what was projected before must be sure of how far that is. */
    private Map<UUID, Admission.Progress> known(List<PublishedEvent> events, List<UUID> doubted) {
        return doubted.isEmpty() && !Refolding.looksBack(events)
                ? progress.seen(events).orElseGet(() -> progress.lock(events, doubted))
                : progress.lock(events, doubted);
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

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        progress.clear();
        projections.forEach(Projection::clear);
    }
}

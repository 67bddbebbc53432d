package mayday.timeline.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.ProjectedEvents;
import mayday.timeline.event.Projection;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets events into the projections: each once, in the order of its incident. */
@Component
class EventIntake {

    private final IncidentProgress progress;
    private final ProjectedEvents projected;
    private final List<Projection> projections;
    private final List<ProjectionListener> listeners;

    EventIntake(
            IncidentProgress progress,
            ProjectedEvents projected,
            List<Projection> projections,
            List<ProjectionListener> listeners) {
        this.progress = progress;
        this.projected = projected;
        this.projections = projections;
        this.listeners = listeners;
    }

    /** Part of the caller's transaction, which says how far the source of the events was read. */
    @Transactional(propagation = Propagation.MANDATORY)
    Admission project(List<PublishedEvent> events) {
        return project(events, List.of());
    }

    /** @param doubted the incident of each record that could not be read */
    @Transactional(propagation = Propagation.MANDATORY)
    Admission project(List<PublishedEvent> events, List<UUID> doubted) {
        if (events.isEmpty() && doubted.isEmpty()) {
            return new Admission(Map.of());
        }
        var admission =
                new Admission(progress.lock(events, doubted)).judge(events).doubt(doubted);
        progress.store(admission.progress());
        if (!admission.admitted().isEmpty()) {
            project(Refolding.of(admission.admitted(), projected));
        }
        return admission;
    }

    private void project(Refolding batch) {
        var logs = batch.isNeeded() ? batch.logs(projected.of(batch.incidents())) : List.<EffectiveLog>of();
        for (var projection : projections) {
            if (!batch.plain().isEmpty()) {
                projection.project(batch.plain());
            }
            if (!logs.isEmpty()) {
                projection.refold(logs);
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

package mayday.timeline.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.ProjectedEvents;
import mayday.timeline.event.PublishedEvent;

/**
 * A batch in two parts. Events that say nothing of earlier ones go on from where their incident stands; an incident
 * that has others in the batch, or one that is measured against an earlier one, is folded anew from its first event.
 *
 * @param plain of all incidents but those that are folded anew
 * @param news of each incident that is folded anew, in order
 */
record Refolding(List<PublishedEvent> plain, Map<UUID, List<PublishedEvent>> news) {

    static Refolding of(List<PublishedEvent> batch, ProjectedEvents projected) {
        var touched = incidents(batch, EffectiveLog::isAbout);
        touched.addAll(measured(batch, projected));
        if (touched.isEmpty()) {
            // As nearly always.
            return new Refolding(batch, Map.of());
        }
        var parts = batch.stream().collect(Collectors.partitioningBy(event -> touched.contains(event.incidentId())));
        return new Refolding(parts.getOrDefault(false, List.of()), byIncident(parts.getOrDefault(true, List.of())));
    }

    /** Whether what was projected before may have to be read for it. */
    static boolean looksBack(List<PublishedEvent> batch) {
        return batch.stream().anyMatch(event -> EffectiveLog.isAbout(event) || isRequest(event) || isLive(event));
    }

    private static boolean isRequest(PublishedEvent event) {
        return event.factCase() == FactCase.FIX_DEPLOYMENT_REQUESTED;
    }

    private static boolean isLive(PublishedEvent event) {
        return event.factCase() == FactCase.FIX_DEPLOYED;
    }

    /** Where a request and what went live meet: the entry of the latter tells the time between them. */
    private static Set<UUID> measured(List<PublishedEvent> batch, ProjectedEvents projected) {
        var requested = incidents(batch, Refolding::isRequest);
        var live = incidents(batch, Refolding::isLive);
        var measured = live.stream().filter(requested::contains).collect(Collectors.toSet());
        if (!live.isEmpty()) {
            measured.addAll(projected.thatTell(FactCase.FIX_DEPLOYMENT_REQUESTED, live));
        }
        if (!requested.isEmpty()) {
            measured.addAll(projected.thatTell(FactCase.FIX_DEPLOYED, requested));
        }
        return measured;
    }

    private static Set<UUID> incidents(List<PublishedEvent> batch, Predicate<PublishedEvent> which) {
        return batch.stream().filter(which).map(PublishedEvent::incidentId).collect(Collectors.toSet());
    }

    boolean isNeeded() {
        return !news.isEmpty();
    }

    Set<UUID> incidents() {
        return news.keySet();
    }

    /** @param projected what was projected of these incidents before */
    List<EffectiveLog> logs(List<PublishedEvent> projected) {
        var before = byIncident(projected);
        return news.entrySet().stream()
                .map(part -> Stream.concat(
                                before.getOrDefault(part.getKey(), List.of()).stream(), part.getValue().stream())
                        .toList())
                .map(EffectiveLog::of)
                .toList();
    }

    private static Map<UUID, List<PublishedEvent>> byIncident(List<PublishedEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(PublishedEvent::incidentId, LinkedHashMap::new, Collectors.toList()));
    }
}

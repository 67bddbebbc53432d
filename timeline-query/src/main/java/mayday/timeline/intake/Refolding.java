package mayday.timeline.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.PublishedEvent;

/**
 * A batch in two parts. Events that say nothing of earlier ones go on from where their incident stands; an incident
 * that has others in the batch is folded anew from its first event.
 *
 * @param plain of all incidents but those that are folded anew
 * @param news of each incident that is folded anew, in order
 */
record Refolding(List<PublishedEvent> plain, Map<UUID, List<PublishedEvent>> news) {

    static Refolding of(List<PublishedEvent> batch) {
        var touched = batch.stream()
                .filter(EffectiveLog::isAbout)
                .map(PublishedEvent::incidentId)
                .collect(Collectors.toSet());
        if (touched.isEmpty()) {
            // As nearly always.
            return new Refolding(batch, Map.of());
        }
        var parts = batch.stream().collect(Collectors.partitioningBy(event -> touched.contains(event.incidentId())));
        return new Refolding(parts.getOrDefault(false, List.of()), byIncident(parts.getOrDefault(true, List.of())));
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

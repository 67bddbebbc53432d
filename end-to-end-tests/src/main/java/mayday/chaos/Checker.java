package mayday.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Holds what was found against what was promised. Knows nothing of how any of it is done. */
final class Checker {

    private final Evidence evidence;
    private final List<String> findings = new ArrayList<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Every broken promise, in a sentence; none where all is well. */
    static List<String> findings(Evidence evidence) {
        var checker = new Checker(evidence);
        checker.everyCommandWasAnswered();
        checker.theStoreHasNoGaps();
        checker.whatWasAcknowledgedIsStoredOnce();
        checker.nothingElseIsStored();
        checker.theTopicHoldsTheStoreInOrder();
        checker.eachProjectionShowsEachEventOnce("timeline", evidence.timelines());
        checker.eachProjectionShowsEachEventOnce("post-mortem", evidence.postmortems());
        checker.eachIncidentStandsWhereItsLogSays();
        evidence.brokenChains().forEach(incident -> checker.find("The hash chain of %s is broken".formatted(incident)));
        return List.copyOf(checker.findings);
    }

    private void find(String sentence) {
        findings.add(sentence);
    }

    private void everyCommandWasAnswered() {
        evidence.unanswered().forEach(key -> find("Command %s never got an answer".formatted(key)));
    }

    private void theStoreHasNoGaps() {
        byIncident(evidence.store()).forEach((incident, events) -> {
            for (int index = 0; index < events.size(); index++) {
                if (events.get(index).sequence() != index + 1) {
                    find("%s has sequence %d where %d belongs"
                            .formatted(incident, events.get(index).sequence(), index + 1));
                    return;
                }
            }
        });
    }

    private void whatWasAcknowledgedIsStoredOnce() {
        var stored = new HashMap<StoredEvent, Integer>();
        evidence.store().forEach(event -> stored.merge(event, 1, Integer::sum));
        var claimed = new HashSet<StoredEvent>();
        for (var command : evidence.acknowledged()) {
            for (var event : command.events()) {
                if (stored.getOrDefault(event, 0) != 1) {
                    find("Event %s of command %s is stored %d times"
                            .formatted(event, command.key(), stored.getOrDefault(event, 0)));
                }
                if (!claimed.add(event)) {
                    find("Event %s was acknowledged to two commands".formatted(event));
                }
            }
        }
    }

    // Everybody repeats until there is an answer, so there is nobody else it could belong to.
    private void nothingElseIsStored() {
        var claimed = evidence.acknowledged().stream()
                .flatMap(command -> command.events().stream())
                .collect(Collectors.toSet());
        evidence.store().stream()
                .filter(event -> evidence.unanswered().isEmpty() && !claimed.contains(event))
                .forEach(event -> find("Event %s belongs to no acknowledged command".formatted(event)));
    }

    private void theTopicHoldsTheStoreInOrder() {
        var published = new HashSet<>(evidence.topic());
        var stored = new HashSet<>(evidence.store());
        stored.stream()
                .filter(event -> !published.contains(event))
                .forEach(event -> find("Event %s is not in Kafka".formatted(event)));
        published.stream()
                .filter(event -> !stored.contains(event))
                .forEach(event -> find("Kafka holds %s, which is not in the store".formatted(event)));
        byIncident(firstOccurrences(evidence.topic())).forEach((incident, events) -> {
            for (int index = 1; index < events.size(); index++) {
                if (events.get(index).sequence() < events.get(index - 1).sequence()) {
                    find("Kafka holds sequence %d of %s before %d"
                            .formatted(
                                    events.get(index - 1).sequence(),
                                    incident,
                                    events.get(index).sequence()));
                }
            }
        });
    }

    private static Collection<StoredEvent> firstOccurrences(List<StoredEvent> events) {
        return new LinkedHashSet<>(events);
    }

    private void eachProjectionShowsEachEventOnce(String projection, Map<UUID, List<UUID>> shown) {
        byIncident(evidence.store()).forEach((incident, events) -> {
            var ids = shown.getOrDefault(incident, List.of());
            var unique = Set.copyOf(ids);
            if (unique.size() != ids.size()) {
                find("The %s of %s shows %d events twice".formatted(projection, incident, ids.size() - unique.size()));
            }
            var stored = events.stream().map(StoredEvent::id).collect(Collectors.toSet());
            if (!unique.equals(stored)) {
                find("The %s of %s shows %d events where the store has %d"
                        .formatted(projection, incident, unique.size(), stored.size()));
            }
        });
    }

    private void eachIncidentStandsWhereItsLogSays() {
        evidence.told().forEach((incident, told) -> {
            var shown = evidence.shown().get(incident);
            if (!told.equals(shown)) {
                find("%s is shown as %s where its log says %s".formatted(incident, shown, told));
            }
        });
    }

    private static Map<UUID, List<StoredEvent>> byIncident(Collection<StoredEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(StoredEvent::incident, LinkedHashMap::new, Collectors.toList()));
    }
}

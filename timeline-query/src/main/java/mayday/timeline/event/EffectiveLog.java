package mayday.timeline.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mayday.incident.v1.Correction;

/**
 * The log of one incident as it counts now: without what was retracted, and with the values that corrections put in the
 * place of others. Nothing is overwritten: every entry keeps the form in which it was told.
 *
 * <p>Read from the newest event to the oldest, so that whatever an event says of an earlier one is known to be in
 * effect, or not, before that one is looked at. A later correction wins field by field; a retracted correction restores
 * what it corrected, a retracted retraction brings back what it took.
 */
public final class EffectiveLog {

    private final List<Standing> entries;
    private final Map<String, PublishedEvent> requests;

    private EffectiveLog(List<Standing> entries) {
        this.entries = entries;
        this.requests = requests(entries);
    }

    private static Map<String, PublishedEvent> requests(List<Standing> entries) {
        var requests = new HashMap<String, PublishedEvent>();
        for (var entry : entries) {
            var message = entry.present().message();
            if (entry.counts() && message.hasFixDeploymentRequested()) {
                requests.put(message.getFixDeploymentRequested().getDeploymentId(), entry.present());
            }
        }
        return requests;
    }

    /** From the events 1..n of one incident, in order. */
    public static EffectiveLog of(List<PublishedEvent> log) {
        var later = new Later();
        return new EffectiveLog(
                log.reversed().stream().map(later::stand).toList().reversed());
    }

    /** Whether the event speaks of an earlier entry: corrects, retracts, pins or unpins it. */
    public static boolean isAbout(PublishedEvent event) {
        return named(event).isPresent();
    }

    private static Optional<UUID> named(PublishedEvent event) {
        var message = event.message();
        if (message.hasEntryCorrected()) {
            return id(message.getEntryCorrected().getEventId());
        }
        if (message.hasEntryRetracted()) {
            return id(message.getEntryRetracted().getEventId());
        }
        if (message.hasEntryPinned()) {
            return id(message.getEntryPinned().getEventId());
        }
        return message.hasEntryUnpinned() ? id(message.getEntryUnpinned().getEventId()) : Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException namesNothing) {
            return Optional.empty();
        }
    }

    /** Every entry, in order, also what was retracted. */
    public List<Standing> entries() {
        return entries;
    }

    /** What counts, in order, with the values of today. */
    public List<PublishedEvent> counting() {
        return entries.stream().filter(Standing::counts).map(Standing::present).toList();
    }

    /** What counts of the requests of a deployment: the last word on it. */
    public Optional<PublishedEvent> requestOf(String deploymentId) {
        return Optional.ofNullable(requests.get(deploymentId));
    }

    public UUID incidentId() {
        return entries.getFirst().published().incidentId();
    }

    /** The log as it counted until the event was told. */
    public EffectiveLog before(PublishedEvent event) {
        return of(entries.stream()
                .map(Standing::published)
                .filter(earlier -> earlier.sequence() < event.sequence())
                .toList());
    }

    /** The earlier entry that the event speaks of; empty where it speaks of none. */
    public Optional<Standing> about(PublishedEvent event) {
        return named(event)
                .flatMap(id -> entries.stream()
                        .filter(entry -> entry.published().eventId().equals(id))
                        .findFirst())
                .filter(entry -> entry.published().sequence() < event.sequence());
    }

    /**
     * The entries that look otherwise since the event was told: the one it speaks of, and what that one speaks of in
     * turn.
     */
    public Set<UUID> changedBy(PublishedEvent event) {
        var changed = new LinkedHashSet<UUID>();
        var about = about(event);
        while (about.isPresent()) {
            changed.add(about.get().published().eventId());
            about = about(about.get().published());
        }
        return changed;
    }

    /** What the events after the one that is looked at say of those before. */
    private static final class Later {

        private record Said(UUID by, Correction correction) {}

        private final Map<UUID, UUID> retractions = new HashMap<>();
        private final Map<UUID, List<Said>> corrections = new HashMap<>();
        private final Map<UUID, Boolean> pins = new HashMap<>();

        Standing stand(PublishedEvent event) {
            var oldestFirst =
                    corrections.getOrDefault(event.eventId(), List.of()).reversed();
            // The report is what everything else is about: it can be corrected, not taken back.
            var retractedBy = event.message().hasReported() ? null : retractions.get(event.eventId());
            var standing = new Standing(
                    event,
                    present(event, oldestFirst),
                    oldestFirst.stream().map(Said::by).toList(),
                    retractedBy,
                    pins.getOrDefault(event.eventId(), false));
            if (standing.counts()) {
                named(event).ifPresent(id -> takeEffect(standing.present(), id));
            }
            return standing;
        }

        private static PublishedEvent present(PublishedEvent event, List<Said> oldestFirst) {
            if (oldestFirst.isEmpty()) {
                return event;
            }
            var all = Correction.newBuilder();
            // Field by field: merged, an instant would keep the fraction of an earlier one.
            oldestFirst.forEach(said -> said.correction().getAllFields().forEach(all::setField));
            return event.with(
                    event.message().hasEntryCorrected()
                            ? Correctable.restated(event.message(), all.build())
                            : Correctable.corrected(event.message(), all.build()));
        }

        private void takeEffect(PublishedEvent event, UUID on) {
            var message = event.message();
            if (message.hasEntryCorrected()) {
                corrections
                        .computeIfAbsent(on, _ -> new ArrayList<>())
                        .add(new Said(
                                event.eventId(), message.getEntryCorrected().getCorrection()));
            } else if (message.hasEntryRetracted()) {
                retractions.put(on, event.eventId());
            } else {
                pins.putIfAbsent(on, message.hasEntryPinned());
            }
        }
    }
}

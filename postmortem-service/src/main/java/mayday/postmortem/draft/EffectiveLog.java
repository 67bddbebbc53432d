package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mayday.incident.v1.Correction;

/**
 * The log of one incident as it counts now: without what was retracted, and with the values that corrections put in the
 * place of others. Nothing is overwritten: every entry keeps the form in which it was told.
 *
 * <p>Read from the newest event to the oldest, so that whatever an event says of an earlier one is known to be in
 * effect, or not, before that one is looked at. A later correction wins field by field; a retracted correction restores
 * what it corrected, a retracted retraction brings back what it took.
 */
final class EffectiveLog {

    private final List<Standing> entries;

    private EffectiveLog(List<Standing> entries) {
        this.entries = entries;
    }

    /** From the events 1..n of one incident, in order. */
    static EffectiveLog of(List<Occurrence> log) {
        var later = new Later();
        return new EffectiveLog(
                log.reversed().stream().map(later::stand).toList().reversed());
    }

    /** Whether the event speaks of an earlier entry: corrects, retracts, pins or unpins it. */
    static boolean isAbout(Occurrence event) {
        return named(event).isPresent();
    }

    private static Optional<String> named(Occurrence event) {
        var message = event.event();
        if (message.hasEntryCorrected()) {
            return Optional.of(message.getEntryCorrected().getEventId());
        }
        if (message.hasEntryRetracted()) {
            return Optional.of(message.getEntryRetracted().getEventId());
        }
        if (message.hasEntryPinned()) {
            return Optional.of(message.getEntryPinned().getEventId());
        }
        return message.hasEntryUnpinned()
                ? Optional.of(message.getEntryUnpinned().getEventId())
                : Optional.empty();
    }

    /** Every entry, in order, also what was retracted. */
    List<Standing> entries() {
        return entries;
    }

    /** What counts, in order, with the values of today. */
    List<Occurrence> counting() {
        return entries.stream().filter(Standing::counts).map(Standing::present).toList();
    }

    /** The log as it counted until the event was told. */
    EffectiveLog before(Occurrence event) {
        return of(entries.stream()
                .map(Standing::told)
                .filter(earlier -> earlier.sequence() < event.sequence())
                .toList());
    }

    /** The earlier entry that the event speaks of; empty where it speaks of none. */
    Optional<Standing> about(Occurrence event) {
        return named(event)
                .flatMap(id -> entries.stream()
                        .filter(entry -> entry.told().eventId().equals(id))
                        .findFirst())
                .filter(entry -> entry.told().sequence() < event.sequence());
    }

    /** What the events after the one that is looked at say of those before. */
    private static final class Later {

        private record Said(String by, Correction correction) {}

        private final Map<String, String> retractions = new HashMap<>();
        private final Map<String, List<Said>> corrections = new HashMap<>();
        private final Map<String, Boolean> pins = new HashMap<>();

        Standing stand(Occurrence event) {
            var oldestFirst =
                    corrections.getOrDefault(event.eventId(), List.of()).reversed();
            // The report is what everything else is about: it can be corrected, not taken back.
            var retractedBy = event.event().hasReported() ? null : retractions.get(event.eventId());
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

        private static Occurrence present(Occurrence event, List<Said> oldestFirst) {
            if (oldestFirst.isEmpty()) {
                return event;
            }
            var all = Correction.newBuilder();
            // Field by field: merged, an instant would keep the fraction of an earlier one.
            oldestFirst.forEach(said -> said.correction().getAllFields().forEach(all::setField));
            return event.with(
                    event.event().hasEntryCorrected()
                            ? Correctable.restated(event.event(), all.build())
                            : Correctable.corrected(event.event(), all.build()));
        }

        private void takeEffect(Occurrence event, String on) {
            var message = event.event();
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

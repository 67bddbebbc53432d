package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.CORRECTION_EMPTY;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_AUTOMATIC;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_NOT_RETRACTABLE;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_RETRACTED;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_UNKNOWN;
import static mayday.command.incident.IncidentRejection.Reason.FIELD_NOT_CORRECTABLE;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_OVERLAPS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.AboutEntry;
import mayday.command.incident.IncidentCommand.Correct;
import mayday.command.incident.IncidentCommand.Pin;
import mayday.command.incident.IncidentCommand.Retract;
import mayday.command.incident.IncidentCommand.Unpin;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.EntryPinned;
import mayday.command.incident.IncidentEvent.EntryRetracted;
import mayday.command.incident.IncidentEvent.EntryUnpinned;

/**
 * What may be said about the log itself. It is open for that at any time, of whatever state the incident is, and
 * nothing in it is ever changed: what is put right or taken back is told by one more entry.
 */
record RecordKeeping(Entries log, InEffect now) {

    private static final List<Warning> STAYS_ENDED = List.of(new Warning(
            "impact_stays_ended", "The impact that ended with it stays ended until that is retracted too."));

    /** Stands for the id of an entry that is only tried. */
    private static final UUID UNNAMED = new UUID(0, 0);

    static RecordKeeping of(Entries log) {
        return new RecordKeeping(log, InEffect.of(log));
    }

    Decision decide(AboutEntry command, Policy policy) {
        return switch (command) {
            case Correct correct -> new Decision(correct(ProductionName.in(correct, policy)), List.of());
            case Retract retract -> retract(retract);
            case Pin pin -> new Decision(pin(pin), List.of());
            case Unpin unpin -> new Decision(unpin(unpin), List.of());
        };
    }

    private List<IncidentEvent> correct(Correct correct) {
        var entry = entry(correct.eventId());
        var corrected = whatIsCorrected(entry);
        if (now.isRetracted(entry.id()) || now.isRetracted(corrected.id())) {
            throw new IncidentRejection(ENTRY_RETRACTED, "The entry was retracted; there is nothing to put right");
        }
        if (corrected.isAutomatic()) {
            throw new IncidentRejection(
                    ENTRY_AUTOMATIC, "What a service told is not edited; it may be retracted with a reason");
        }
        requireFitting(correct.correction(), corrected);
        var asked = new EntryCorrected(correct.when(), entry.id(), correct.reason(), correct.correction());
        var then = tried(List.of(asked));
        // A correction that a later one hides is worth correcting all the same: the later one may be taken back.
        var isNews = !then.corrections().equals(now.corrections())
                && (!entry.equals(corrected) || !then.facts().equals(now.facts()));
        return isNews ? withCompanions(asked, correct.reason(), then) : List.of();
    }

    /** A correction is put right by saying what it should have said of the entry it corrects. */
    private Entry whatIsCorrected(Entry entry) {
        var at = entry;
        while (at.event() instanceof EntryCorrected correcting) {
            at = entry(correcting.eventId());
        }
        return at;
    }

    private static void requireFitting(Correction correction, Entry corrected) {
        var fields = correction.fields();
        if (fields.isEmpty()) {
            throw new IncidentRejection(CORRECTION_EMPTY, "A correction says what should be said instead");
        }
        var foreign = EnumSet.copyOf(fields);
        foreign.removeAll(Correctable.fieldsOf(corrected.event()));
        if (!foreign.isEmpty()) {
            throw new IncidentRejection(
                    FIELD_NOT_CORRECTABLE, "The entry has no %s that could be corrected", names(foreign));
        }
    }

    private static List<String> names(EnumSet<Correction.Field> fields) {
        return fields.stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private Decision retract(Retract retract) {
        var entry = entry(retract.eventId());
        if (!Correctable.isRetractable(entry.event())) {
            throw new IncidentRejection(
                    ENTRY_NOT_RETRACTABLE,
                    "A report stays, its incident may be dismissed; a pin is unpinned; what joins or parts two incidents"
                            + " stands in both");
        }
        if (now.isRetracted(entry.id())) {
            return new Decision(List.of(), List.of());
        }
        var asked = new EntryRetracted(retract.when(), entry.id(), retract.reason());
        var events = withCompanions(asked, retract.reason(), tried(List.of(asked)));
        return new Decision(events, new Companions(now).hasEndedImpact(entry) ? STAYS_ENDED : List.of());
    }

    /** With what else has to be said, so that entries that tell of one thing go on telling of one. */
    private List<IncidentEvent> withCompanions(IncidentEvent asked, String reason, InEffect then) {
        var companions = new Companions(now);
        if (companions.collide(then)) {
            throw new IncidentRejection(
                    IMPACT_OVERLAPS, "The system has impact of its own meanwhile; this one may be retracted instead");
        }
        var events = new ArrayList<>(withConsequences(asked, reason));
        companions
                .followers(tried(events))
                .forEach((id, correction) -> events.add(new EntryCorrected(asked.when(), id, reason, correction)));
        requireNoNewContradiction(tried(events));
        return events;
    }

    /** One by one, the newest first: a retraction that goes back with another one brings back what it took. */
    private List<IncidentEvent> withConsequences(IncidentEvent asked, String reason) {
        var consequences = Consequences.in(log.oldestFirst());
        var events = new ArrayList<>(List.of(asked));
        var next = consequences.toFollow(now, tried(events));
        while (next.isPresent()) {
            events.add(new EntryRetracted(asked.when(), next.get().id(), reason));
            next = consequences.toFollow(now, tried(events));
        }
        return events;
    }

    private List<IncidentEvent> pin(Pin pin) {
        var entry = entry(pin.eventId());
        return isPinned(entry.id()) ? List.of() : List.of(new EntryPinned(pin.when(), entry.id()));
    }

    private List<IncidentEvent> unpin(Unpin unpin) {
        var entry = entry(unpin.eventId());
        return isPinned(entry.id()) ? List.of(new EntryUnpinned(unpin.when(), entry.id())) : List.of();
    }

    private boolean isPinned(UUID id) {
        var pinned = false;
        for (var entry : now.entries().values()) {
            if (entry.event() instanceof EntryPinned pin && pin.eventId().equals(id)) {
                pinned = true;
            } else if (entry.event() instanceof EntryUnpinned unpin
                    && unpin.eventId().equals(id)) {
                pinned = false;
            }
        }
        return pinned;
    }

    private Entry entry(UUID id) {
        var entry = now.entries().get(id);
        if (entry == null) {
            throw new IncidentRejection(ENTRY_UNKNOWN, "The incident has no entry %s", id);
        }
        return entry;
    }

    /** What the log would say with them. */
    private InEffect tried(List<IncidentEvent> events) {
        var tried = log;
        for (var event : events) {
            tried = tried.with(new Entry(UNNAMED, event, false));
        }
        return InEffect.of(tried);
    }

    private void requireNoNewContradiction(InEffect then) {
        var before = Contradiction.in(now.facts());
        for (var contradiction : Contradiction.in(then.facts())) {
            if (!before.contains(contradiction)) {
                throw contradiction.refusal();
            }
        }
    }
}

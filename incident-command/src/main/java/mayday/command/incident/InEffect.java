package mayday.command.incident;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import mayday.command.incident.IncidentEvent.AboutEntry;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.EntryRetracted;

/**
 * What a log says once its own corrections and retractions are carried out.
 *
 * <p>The log is read from its newest entry to its oldest, so that whatever concerns an entry is known before the entry
 * comes: a retraction that was retracted itself takes nothing back, and what a correction should have said is what it
 * says. Corrections of one entry add up field by field; the later one counts.
 */
record InEffect(SequencedMap<UUID, Entry> entries, Set<UUID> retracted, Map<UUID, Correction> corrections) {

    static InEffect of(Entries log) {
        var retracted = new HashSet<UUID>();
        var corrections = new HashMap<UUID, Correction>();
        for (var entry : log.newestFirst()) {
            if (retracted.contains(entry.id())) {
                continue;
            }
            if (entry.event() instanceof EntryRetracted retraction) {
                retracted.add(retraction.eventId());
            } else if (entry.event() instanceof EntryCorrected correcting) {
                var should = corrections.get(entry.id());
                var says = should == null ? correcting.correction() : should.over(correcting.correction());
                corrections.merge(correcting.eventId(), says, Correction::over);
            }
        }
        var entries =
                log.oldestFirst().stream().collect(toMap(Entry::id, identity(), (one, _) -> one, LinkedHashMap::new));
        return new InEffect(entries, retracted, corrections);
    }

    /** What happened, as far as it counts, in the order in which it was told. */
    List<IncidentEvent> facts() {
        return List.copyOf(factsById().values());
    }

    SequencedMap<UUID, IncidentEvent> factsById() {
        var facts = new LinkedHashMap<UUID, IncidentEvent>();
        for (var entry : entries.values()) {
            if (!retracted.contains(entry.id()) && !(entry.event() instanceof AboutEntry)) {
                facts.put(entry.id(), factOf(entry));
            }
        }
        return facts;
    }

    IncidentEvent factOf(Entry entry) {
        var correction = corrections.get(entry.id());
        return correction == null ? entry.event() : new PutRight(correction).apply(entry.event());
    }

    boolean isRetracted(UUID entry) {
        return retracted.contains(entry);
    }
}

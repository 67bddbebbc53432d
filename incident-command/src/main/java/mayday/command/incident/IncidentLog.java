package mayday.command.incident;

import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.AboutEntry;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.EntryRetracted;

/**
 * All that was told of one incident, and the incident that follows from it. Whoever asks the rules for something asks
 * them here: they see each fact as it was corrected, and none that was retracted.
 *
 * <p>What follows is enough for every command but those that {@link #needsEntries}, and is all that is worth remembering
 * of a long log.
 *
 * @param changes how many entries the incident follows from; the others, notes above all, left nothing in it
 */
public record IncidentLog(Entries entries, Incident incident, int changes) {

    public static IncidentLog empty() {
        return new IncidentLog(Entries.NONE, Incident.unreported(), 0);
    }

    /** Whether its entries have to be known for the command, which may speak of one or put one right. */
    public static boolean needsEntries(IncidentCommand command) {
        return command instanceof AboutEntry || command instanceof DeployFix;
    }

    /** Decides on the log itself where the command speaks of an entry, on the incident otherwise. */
    public Decision decide(IncidentCommand command, Policy policy) {
        if (command instanceof AboutEntry about && entries.size() > 0) {
            return RecordKeeping.of(entries).decide(about, policy);
        }
        var decision = incident.decide(command, policy);
        return command instanceof DeployFix deploy && decision.events().isEmpty()
                ? new LateStart(entries, deploy, decision.warnings()).decide()
                : decision;
    }

    /**
     * What counts of these entries, by their ids and in their order: each as it was put right, and without those that were
     * taken back.
     *
     * @param entries a log or a part of one; what is said of entries outside of it has no effect
     */
    public static SequencedMap<UUID, IncidentEvent> inEffect(List<Entry> entries) {
        var log = Entries.NONE;
        for (var entry : entries) {
            log = log.with(entry);
        }
        return InEffect.of(log).factsById();
    }

    /** How many entries it has. */
    int length() {
        return entries.size();
    }

    /** What follows from it alone, with its entries forgotten. */
    public IncidentLog withoutEntries() {
        return new IncidentLog(entries.counted(), incident, changes);
    }

    /** Whether its entries are known. */
    public boolean isWhole() {
        return entries.areKnown();
    }

    /** Whether its own entries have to be known for what these say of them. */
    public boolean lacksEntriesFor(List<Entry> more) {
        return !isWhole() && more.stream().anyMatch(IncidentLog::changesOthers);
    }

    /** Decides what a command to another incident asks of this one. */
    public Decision accept(Counterpart counterpart) {
        return incident.accept(counterpart);
    }

    public IncidentLog with(Entry entry) {
        return withAll(List.of(entry));
    }

    /** With many at once, so that what they say of each other is carried out once. */
    public IncidentLog withAll(List<Entry> more) {
        var longer = entries;
        for (var entry : more) {
            longer = longer.with(entry);
        }
        return more.stream().anyMatch(IncidentLog::changesOthers)
                ? new IncidentLog(longer, Incident.unreported(), 0)
                        .evolved(InEffect.of(longer).facts())
                : new IncidentLog(longer, incident, changes)
                        .evolved(more.stream().map(Entry::event).toList());
    }

    @SuppressWarnings("ReferenceEquality") // Whoever has nothing to add returns itself; an equal copy takes room too.
    private IncidentLog evolved(List<IncidentEvent> facts) {
        var next = incident;
        var more = changes;
        for (var fact : facts) {
            var before = next;
            next = before.evolve(fact);
            more += next == before ? 0 : 1;
        }
        return new IncidentLog(entries, next, more);
    }

    /** Whether it puts an earlier entry right or takes it back. */
    static boolean changesOthers(Entry entry) {
        return entry.event() instanceof EntryCorrected || entry.event() instanceof EntryRetracted;
    }
}

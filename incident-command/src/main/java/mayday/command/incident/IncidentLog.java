package mayday.command.incident;

import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.AboutEntry;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.EntryRetracted;

/**
 * All that was told of one incident, and the incident that follows from it. Whoever asks the rules for something asks
 * them here: they see each fact as it was corrected, and none that was retracted.
 */
public record IncidentLog(Entries entries, Incident incident) {

    public static IncidentLog empty() {
        return new IncidentLog(Entries.NONE, Incident.unreported());
    }

    /** Decides on the log itself where the command speaks of an entry, on the incident otherwise. */
    public Decision decide(IncidentCommand command, Policy policy) {
        return command instanceof AboutEntry about && entries.size() > 0
                ? RecordKeeping.of(entries).decide(about, policy)
                : incident.decide(command, policy);
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

    /** About how much memory its entries take, in bytes. */
    public long weight() {
        return entries.weight();
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
        var isAnew = more.stream().anyMatch(IncidentLog::changesOthers);
        var longer = entries;
        var next = incident;
        for (var entry : more) {
            longer = longer.with(entry);
            next = isAnew ? next : next.evolve(entry.event());
        }
        return new IncidentLog(longer, isAnew ? incidentOf(longer) : next);
    }

    /** Whether it puts an earlier entry right or takes it back. */
    static boolean changesOthers(Entry entry) {
        return entry.event() instanceof EntryCorrected || entry.event() instanceof EntryRetracted;
    }

    private static Incident incidentOf(Entries log) {
        var incident = Incident.unreported();
        for (var fact : InEffect.of(log).facts()) {
            incident = incident.evolve(fact);
        }
        return incident;
    }
}

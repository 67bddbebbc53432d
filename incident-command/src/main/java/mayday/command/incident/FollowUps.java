package mayday.command.incident;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mayday.command.incident.IncidentEvent.EntryRetracted;
import mayday.command.incident.IncidentEvent.NoteTaken;
import mayday.command.incident.IncidentEvent.StrategyChosen;

/**
 * What the system noted because of a choice, and the choice. As long as any choice in effect asks for a note, it stays;
 * with the last of them it goes, and it comes back with it.
 *
 * @param now what is in effect before anything is said
 */
record FollowUps(InEffect now) {

    /** The notes whose last choice does not count any more. */
    List<UUID> withoutChoice(InEffect then) {
        var asked = asked(now);
        asked.removeAll(asked(then));
        return notes(asked::contains)
                .map(Entry::id)
                .filter(id -> !now.isRetracted(id) && !then.isRetracted(id))
                .toList();
    }

    /** The retractions of notes that came with the one that is taken back, now that their choice counts again. */
    List<UUID> undone(EntryRetracted takingBack, InEffect then) {
        var taken = now.entries().get(takingBack.eventId());
        if (taken == null || !(taken.event() instanceof EntryRetracted lead)) {
            return List.of();
        }
        var asked = asked(then);
        asked.removeAll(asked(now));
        var back = notes(asked::contains).map(Entry::id).collect(toSet());
        return now.entries().values().stream()
                .filter(entry -> !then.isRetracted(entry.id()))
                .filter(entry -> entry.event() instanceof EntryRetracted came
                        && back.contains(came.eventId())
                        && came.when().equals(lead.when())
                        && came.reason().equals(lead.reason()))
                .map(Entry::id)
                .toList();
    }

    /** Notes happened when their choice did. */
    SequencedMap<UUID, Correction> moved(InEffect then) {
        var corrections = new LinkedHashMap<UUID, Correction>();
        choices(now)
                .filter(choice -> !then.isRetracted(choice.id()))
                .filter(choice ->
                        !now.factOf(choice).when().equals(then.factOf(choice).when()))
                .forEach(choice -> followers(choice)
                        .forEach(note -> corrections.put(
                                note.id(), Correction.ofTime(then.factOf(choice).when()))));
        return corrections;
    }

    private Stream<Entry> followers(Entry choice) {
        var asked = text(choice);
        return notes(text -> text.equals(asked))
                .filter(note -> !now.isRetracted(note.id()))
                .filter(note ->
                        now.factOf(note).when().equals(now.factOf(choice).when()));
    }

    /** What the system itself noted; what people note in the same words is theirs. */
    private Stream<Entry> notes(Predicate<String> text) {
        return now.entries().values().stream()
                .filter(Entry::isAutomatic)
                .filter(entry -> entry.event() instanceof NoteTaken note
                        && note.kind() == NoteKind.PROBLEM
                        && text.test(note.text()));
    }

    private static Set<String> asked(InEffect log) {
        return choices(log).map(FollowUps::text).collect(toSet());
    }

    /** Those of a developer's copy. */
    private static Stream<Entry> choices(InEffect log) {
        return log.entries().values().stream()
                .filter(entry -> !log.isRetracted(entry.id()))
                .filter(entry -> entry.event() instanceof StrategyChosen chosen && DeveloperCopy.isChosen(chosen));
    }

    private static String text(Entry choice) {
        return Objects.requireNonNull(DeveloperCopy.followUp((StrategyChosen) choice.event()))
                .text();
    }
}

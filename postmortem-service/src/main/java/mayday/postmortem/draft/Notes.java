package mayday.postmortem.draft;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mayday.incident.v1.NoteKind;
import org.jspecify.annotations.Nullable;

/**
 * What was noted along the way and must not be forgotten.
 *
 * @param minutesLost sum over the obstacles that say what they cost
 * @param obstacles met while restoring
 * @param problems to fix later
 */
public record Notes(long minutesLost, List<Noted> obstacles, List<Noted> problems) {

    public record Noted(
            String text,
            @Nullable String system,
            @Nullable Integer minutesLost,
            Instant at,
            String precision,
            String eventId) {}

    static Notes of(List<Occurrence> log) {
        var obstacles = of(log, NoteKind.NOTE_KIND_OBSTACLE).toList();
        return new Notes(
                obstacles.stream()
                        .filter(noted -> noted.minutesLost() != null)
                        .mapToLong(Noted::minutesLost)
                        .sum(),
                obstacles,
                of(log, NoteKind.NOTE_KIND_PROBLEM).toList());
    }

    private static Stream<Noted> of(List<Occurrence> log, NoteKind kind) {
        return log.stream()
                .filter(said -> said.event().hasNoteTaken()
                        && said.event().getNoteTaken().getKind() == kind)
                .sorted(Occurrence.IN_TIME)
                .map(said -> {
                    var note = said.event().getNoteTaken();
                    return new Noted(
                            note.getText(),
                            note.hasSystem() ? note.getSystem() : null,
                            note.hasMinutesLost() ? note.getMinutesLost() : null,
                            said.at(),
                            said.precision(),
                            said.eventId());
                });
    }
}

package mayday.standalone.incidentfile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A published incident as data. Whatever the file lacks is absent here; nothing is guessed.
 *
 * @param slug the name the incident goes by; the name of the file where it has none
 * @param figures durations the account prints
 * @param inconsistencies contradictions inside the account itself
 * @param oddities what the file holds and cannot be taken as it stands
 */
public record IncidentFile(
        String slug,
        String title,
        @Nullable String organisation,
        @Nullable String source,
        @Nullable String severity,
        List<String> systems,
        @Nullable String strategy,
        @Nullable UsersAffected usersAffected,
        @Nullable Trigger trigger,
        Stamps stamps,
        Impact impact,
        List<Entry> entries,
        List<Figure> figures,
        List<String> inconsistencies,
        List<Oddity> oddities) {

    /** Reads a file of the form that {@code incidents/README.md} describes. */
    public static IncidentFile read(String fileName, JsonNode json) {
        return new FileReading(fileName, json).file();
    }

    /** When it was reported: when it was declared, else detected, else where the account begins; else nobody knows. */
    @Nullable
    Moment reported() {
        return declared()
                .or(() -> Optional.ofNullable(stamps.detected()))
                .or(() -> first(entries.stream()))
                .or(() -> Optional.ofNullable(stamps.impactStart()).map(start -> start.with(Precision.UNKNOWN)))
                .orElse(null);
    }

    public Optional<Moment> declared() {
        return first(entries.stream().filter(entry -> entry.kind().equals("declare")));
    }

    private static Optional<Moment> first(Stream<Entry> entries) {
        return entries.map(Entry::when)
                .filter(Objects::nonNull)
                .filter(when -> when.precision() != Precision.UNKNOWN)
                .findFirst();
    }
}

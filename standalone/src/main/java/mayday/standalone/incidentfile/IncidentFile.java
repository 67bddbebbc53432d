package mayday.standalone.incidentfile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A published incident as data. Whatever the file lacks is absent here; nothing is guessed.
 *
 * @param slug the name the incident goes by; the name of the file where it has none
 * @param figures durations the account prints
 * @param inconsistencies contradictions inside the account itself
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
        List<String> inconsistencies) {

    /** Reads a file of the form that {@code incidents/README.md} describes. */
    public static IncidentFile read(String fileName, JsonNode json) {
        return new FileReading(fileName, json).file();
    }

    /** When it was reported: where it was declared, else detected, else where the account begins. */
    @Nullable
    Moment reported() {
        var declared =
                entries.stream().filter(entry -> entry.kind().equals("declare")).findFirst();
        if (declared.isPresent()) {
            return declared.get().when();
        }
        if (stamps.detected() != null) {
            return stamps.detected();
        }
        return entries.isEmpty() ? stamps.impactStart() : entries.getFirst().when();
    }
}

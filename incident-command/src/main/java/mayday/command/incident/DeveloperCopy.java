package mayday.command.incident;

import java.util.List;
import mayday.command.incident.IncidentEvent.NoteTaken;
import mayday.command.incident.IncidentEvent.StrategyChosen;
import org.jspecify.annotations.Nullable;

/** What somebody has on their own machine, brought to production: the last resort. It leaves something to do. */
final class DeveloperCopy {

    private static final int LONGEST_PROVENANCE = 200;

    private DeveloperCopy() {}

    static boolean isChosen(StrategyChosen chosen) {
        return chosen.restoreSource() == RestoreSource.DEVELOPER_COPY;
    }

    /** What is to be done about it later; absent where nothing of the kind was chosen. */
    static @Nullable NoteTaken followUp(StrategyChosen chosen) {
        return isChosen(chosen)
                ? new NoteTaken(
                        chosen.when(),
                        NoteKind.PROBLEM,
                        "Production runs a developer's copy%s: put a build of the pipeline in its place"
                                .formatted(whose(chosen.provenance())),
                        null,
                        null,
                        List.of())
                : null;
    }

    /** Whether it was noted because of that choice; what people note in the same words is theirs. */
    static boolean isNoted(Entry entry, StrategyChosen chosen) {
        return entry.isAutomatic() && entry.event().equals(followUp(chosen));
    }

    private static String whose(@Nullable String provenance) {
        return provenance == null ? "" : " (%s)".formatted(inOneLine(provenance));
    }

    private static String inOneLine(String text) {
        var line = text.strip().replaceAll("(?U)\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_PROVENANCE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_PROVENANCE)) + "…";
    }
}

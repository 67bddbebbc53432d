package mayday.standalone.replay;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that went through Mayday.
 *
 * @param version of the incident after the last command
 * @param figures everything that was compared, whether it agrees or not
 * @param isComplete every command was accepted
 */
public record Replayed(
        String slug,
        String incidentId,
        String number,
        int version,
        List<Compared> figures,
        List<Difference> differences,
        boolean isComplete) {

    /** Mayday's figure of that name. */
    @Nullable
    Duration computed(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .map(Compared::computed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What is no figure: fields that could not be read, and lines that were refused. */
    List<Difference> notRecorded() {
        var ofFigures = figures.stream()
                .map(Compared::difference)
                .flatMap(Optional::stream)
                .toList();
        return differences.stream()
                .filter(difference -> !ofFigures.contains(difference))
                .toList();
    }
}

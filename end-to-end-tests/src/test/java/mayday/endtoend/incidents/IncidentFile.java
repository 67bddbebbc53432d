package mayday.endtoend.incidents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One incident as its organization published it, times in UTC; the form is described beside the files. */
public record IncidentFile(String slug, JsonNode json) {

    /** The fifty published ones, by slug. */
    public static List<IncidentFile> bundled() {
        try {
            var directory = Objects.requireNonNull(IncidentFile.class.getResource("/incidents"));
            try (var files = Files.list(Path.of(directory.toURI()))) {
                return files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .map(IncidentFile::read)
                        .toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static IncidentFile of(JsonNode json) {
        return new IncidentFile(json.path("slug").asString(), json);
    }

    private static IncidentFile read(Path file) {
        return of(JsonMapper.shared().readTree(file));
    }

    @Override
    public String toString() {
        return slug;
    }
}

package mayday.standalone.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mayday.standalone.incidentfile.IncidentFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An incident file on somebody's disk. */
public final class AccountFile {

    // Of two fields of one name neither is to be preferred; what Python writes for no number is read by nobody.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private AccountFile() {}

    /**
     * Reads it.
     *
     * @throws ReplayFailure where it cannot be read or is not a JSON object
     */
    public static IncidentFile read(Path path) {
        var json = json(path);
        if (!json.isObject()) {
            throw new ReplayFailure(path + " is not an incident file: it holds no JSON object.");
        }
        return IncidentFile.read(path.getFileName().toString(), json);
    }

    private static JsonNode json(Path path) {
        if (Files.isDirectory(path)) {
            throw new ReplayFailure(path + " is a directory; say " + path.resolve("*.json") + " for the files in it.");
        }
        try (var in = Files.newInputStream(path)) {
            return JSON.readTree(in);
        } catch (JacksonException notJson) {
            throw new ReplayFailure(
                    "%s is not JSON: %s (line %d, column %d)."
                            .formatted(
                                    path,
                                    notJson.getOriginalMessage(),
                                    notJson.getLocation().getLineNr(),
                                    notJson.getLocation().getColumnNr()),
                    notJson);
        } catch (IOException unreadable) {
            throw new ReplayFailure(path + " cannot be read.", unreadable);
        }
    }
}

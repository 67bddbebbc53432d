package mayday.standalone.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mayday.standalone.incidentfile.IncidentFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An incident file on somebody's disk. */
public final class AccountFile {

    private AccountFile() {}

    /**
     * Reads it.
     *
     * @throws ReplayFailure where it cannot be read or is not a JSON object
     */
    public static IncidentFile read(Path path) {
        try (var in = Files.newInputStream(path)) {
            var json = JsonMapper.shared().readTree(in);
            if (json.isObject()) {
                return IncidentFile.read(path.getFileName().toString(), json);
            }
            throw new ReplayFailure(path + " is not an incident file: it holds no JSON object.");
        } catch (JacksonException notJson) {
            throw new ReplayFailure(path + " is not JSON.", notJson);
        } catch (IOException unreadable) {
            throw new ReplayFailure(path + " cannot be read.", unreadable);
        }
    }
}

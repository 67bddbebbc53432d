package mayday.endtoend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mayday.endtoend.incidents.IncidentFile;
import mayday.endtoend.running.Everywhere;
import mayday.endtoend.running.RunningMayday;
import mayday.standalone.replay.Replay;
import mayday.standalone.replay.Replayed;

/** Sends files through the front door, as {@code ./mayday replay} does, several at once. */
final class Replaying {

    private Replaying() {}

    static Map<IncidentFile, Replayed> all(List<IncidentFile> files) {
        var replay = new Replay(RunningMayday.get().addresses().frontDoor());
        var results = Everywhere.apply(files, file -> replay.replay(read(file)));
        var byFile = new HashMap<IncidentFile, Replayed>();
        for (int index = 0; index < files.size(); index++) {
            byFile.put(files.get(index), results.get(index));
        }
        return byFile;
    }

    private static mayday.standalone.incidentfile.IncidentFile read(IncidentFile file) {
        return mayday.standalone.incidentfile.IncidentFile.read(file.slug() + ".json", file.json());
    }
}

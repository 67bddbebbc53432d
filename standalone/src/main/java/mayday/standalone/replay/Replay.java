package mayday.standalone.replay;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mayday.standalone.incidentfile.Command;
import mayday.standalone.incidentfile.IncidentFile;
import mayday.standalone.incidentfile.Translation;
import tools.jackson.databind.JsonNode;

/** Sends incident files through Mayday's REST doors and compares its figures with the published ones. */
public final class Replay {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LONGEST_KEY_STEM = 200;

    private final Doors doors;

    /** {@code server} is the front door. */
    public Replay(URI server) {
        this(server, PATIENCE);
    }

    Replay(URI server, Duration patience) {
        doors = new Doors(server, patience);
    }

    /**
     * Fails at once where it could only fail later.
     *
     * @throws ReplayFailure where nobody answers at the server
     */
    public Replay requireServer() {
        doors.requireOpen();
        return this;
    }

    /**
     * Replays one file and waits until its last event is visible in the metrics.
     *
     * @throws ReplayFailure where Mayday does not answer, or refuses the report itself or to tell the metrics
     */
    public Replayed replay(IncidentFile file) {
        var commands = Translation.commands(file);
        var report = report(file, commands.getFirst());
        var incident = report.path("id").asString();
        var version = report.path("version").asInt();
        var differences = new ArrayList<Difference>();
        for (int index = 1; index < commands.size(); index++) {
            version = Math.max(version, send(incident, commands.get(index), key(file, index), differences));
        }
        var isComplete = differences.isEmpty();
        file.impact()
                .oddities()
                .forEach(oddity ->
                        differences.add(new Difference(oddity.name(), oddity.published(), null, oddity.why())));
        var comparison = Comparison.of(file, metrics(file, incident, version));
        differences.addAll(comparison.differences());
        return new Replayed(
                file.slug(),
                incident,
                report.path("number").asString(),
                comparison.computed(),
                List.copyOf(differences),
                isComplete);
    }

    private JsonNode report(IncidentFile file, Command report) {
        try {
            return doors.send("", report, key(file, 0));
        } catch (Refusal refusal) {
            throw new ReplayFailure(
                    "The report of %s was refused: %s".formatted(file.slug(), refusal.getMessage()), refusal);
        }
    }

    private Metrics metrics(IncidentFile file, String incident, int version) {
        try {
            return new Metrics(doors.metrics(incident, version));
        } catch (Refusal refusal) {
            throw new ReplayFailure(
                    "The metrics of %s were refused: %s".formatted(file.slug(), refusal.getMessage()), refusal);
        }
    }

    // A line that is refused is told and does not keep the others out.
    private int send(String incident, Command command, String key, List<Difference> differences) {
        try {
            return doors.send(incident, command, key).path("version").asInt();
        } catch (Refusal refusal) {
            differences.add(new Difference(
                    command.name(), String.valueOf(command.body()), null, "refused: " + refusal.getMessage()));
            return 0;
        }
    }

    private static String key(IncidentFile file, int index) {
        var stem = URLEncoder.encode(file.slug(), StandardCharsets.UTF_8);
        var fitting = stem.length() <= LONGEST_KEY_STEM
                ? stem
                : stem.substring(0, LONGEST_KEY_STEM) + "-"
                        + Integer.toHexString(file.slug().hashCode());
        return fitting + "-" + index;
    }
}

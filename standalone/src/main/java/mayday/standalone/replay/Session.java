package mayday.standalone.replay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mayday.standalone.incidentfile.Command;
import mayday.standalone.incidentfile.IncidentFile;
import mayday.standalone.incidentfile.Translation;
import tools.jackson.databind.JsonNode;

/** One file on its way through the doors. */
final class Session {

    private static final int LONGEST_KEY_STEM = 200;

    private final Doors doors;
    private final IncidentFile file;
    private final List<Command> commands;
    private final JsonNode report;
    private final List<Difference> differences = new ArrayList<>();
    private int version;
    private boolean isComplete = true;

    /** Opens the incident. */
    Session(Doors doors, IncidentFile file) {
        this.doors = doors;
        this.file = file;
        commands = Translation.commands(file);
        report = report(commands.getFirst());
        version = report.path("version").asInt();
    }

    private JsonNode report(Command command) {
        try {
            return doors.send("", command, key("0"));
        } catch (Refusal refusal) {
            throw refusal.isOfItsKey()
                    ? anotherVersion(refusal, "")
                    : failure("The report of %s was refused: %s", refusal);
        }
    }

    Replayed run() {
        for (int index = 1; index < commands.size(); index++) {
            send(commands.get(index), key(String.valueOf(index)));
        }
        file.oddities()
                .forEach(oddity ->
                        differences.add(new Difference(oddity.name(), oddity.published(), null, oddity.why())));
        var figures = Comparison.of(file, metrics());
        figures.forEach(figure -> figure.difference().ifPresent(differences::add));
        return new Replayed(
                file.slug(),
                incident(),
                report.path("number").asString(),
                version,
                figures,
                List.copyOf(differences),
                isComplete);
    }

    // A line that is refused is told and does not keep the others out.
    private void send(Command command, String key) {
        try {
            accept(command, key);
        } catch (Refusal refusal) {
            if (refusal.isOfItsTime() && !command.isMeasured()) {
                sendUntimed(command, key, refusal);
            } else {
                refused(command, refusal);
            }
        }
    }

    private void sendUntimed(Command command, String key, Refusal ofItsTime) {
        try {
            accept(command.untimed(commands.getFirst()), key + "-untimed");
            tell(command, "recorded at a time nobody knows, its own was refused: " + ofItsTime.getMessage());
        } catch (Refusal refusal) {
            refused(command, refusal);
        }
    }

    private void accept(Command command, String key) {
        version = Math.max(
                version, doors.send(incident(), command, key).path("version").asInt());
    }

    private void refused(Command command, Refusal refusal) {
        if (refusal.isOfItsKey()) {
            throw anotherVersion(refusal, ", as " + report.path("number").asString());
        }
        isComplete = false;
        tell(command, "refused: " + refusal.getMessage());
    }

    private void tell(Command command, String why) {
        differences.add(new Difference(command.name(), String.valueOf(command.body()), null, why));
    }

    private Metrics metrics() {
        try {
            return new Metrics(doors.metrics(incident(), version));
        } catch (Refusal refusal) {
            throw failure("The metrics of %s were refused: %s", refusal);
        }
    }

    private String incident() {
        return report.path("id").asString();
    }

    private ReplayFailure anotherVersion(Refusal refusal, String as) {
        return new ReplayFailure(
                "Another version of %s was replayed before%s; give this one a slug of its own."
                        .formatted(file.slug(), as),
                refusal);
    }

    private ReplayFailure failure(String sentence, Refusal refusal) {
        return new ReplayFailure(sentence.formatted(file.slug(), refusal.getMessage()), refusal);
    }

    private String key(String line) {
        var stem = URLEncoder.encode(file.slug(), StandardCharsets.UTF_8);
        var fitting = stem.length() <= LONGEST_KEY_STEM
                ? stem
                : stem.substring(0, LONGEST_KEY_STEM) + "-"
                        + Integer.toHexString(file.slug().hashCode());
        return fitting + "-" + line;
    }
}

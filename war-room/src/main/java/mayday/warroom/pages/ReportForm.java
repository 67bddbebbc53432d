package mayday.warroom.pages;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mayday.warroom.pages.Field.Kind;

/** The report form: one required field, the rest offered. */
final class ReportForm {

    static final Step REPORT = new Step(
            "report",
            "Report",
            "Reported",
            List.of(
                    Field.line("title", "What is broken?").must(),
                    Field.choice("severity", "Severity"),
                    Field.choice("source", "Who noticed"),
                    Field.lines("description", "What is seen"),
                    Field.of(Kind.INSTANT, "impactStartedAt", "Began at")));

    /**
     * Says nothing that was not typed, so that a second click sends the same body. Since when a system is impacted is left
     * to the API: since the stated start, else since the report.
     */
    static Map<String, Object> body(Map<String, String> typed) {
        var body = REPORT.body(typed);
        var systems = systems(typed);
        if (!systems.isEmpty()) {
            body.put("systems", systems);
        }
        return body;
    }

    /** What the API could not know to be missing: how a system is that was not named. */
    static Optional<String> fault(Map<String, String> typed) {
        var level = typed.getOrDefault("level", "");
        return level.isEmpty() || !systems(typed).isEmpty()
                ? Optional.empty()
                : Optional.of("Name the systems that are " + new IncidentView.SystemState("", level).word()
                        + ", or leave open how they are. Nothing is recorded yet.");
    }

    private static List<Map<String, Object>> systems(Map<String, String> typed) {
        var level = typed.getOrDefault("level", "");
        return Arrays.stream(typed.getOrDefault("systems", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> system(name, level))
                .toList();
    }

    private static Map<String, Object> system(String name, String level) {
        var system = new LinkedHashMap<String, Object>();
        system.put("system", name);
        if (!level.isEmpty()) {
            system.put("level", level);
        }
        return system;
    }

    private ReportForm() {}
}

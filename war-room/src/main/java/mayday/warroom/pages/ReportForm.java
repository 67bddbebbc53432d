package mayday.warroom.pages;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mayday.warroom.pages.Field.Kind;

/** The report form: one required field, the rest offered. */
final class ReportForm {

    private static final Step REPORT = new Step(
            "report",
            "Report",
            "Reported",
            List.of(
                    Field.line("title", "What is broken?").must(),
                    Field.choice("severity", "Severity"),
                    Field.choice("source", "Who noticed"),
                    Field.lines("description", "What is seen"),
                    Field.of(Kind.INSTANT, "impactStartedAt", "Began at")));

    /** Systems named with a level open their impact when it began, or now if nobody says. */
    static Map<String, Object> body(Map<String, String> typed, Instant now) {
        var body = REPORT.body(typed);
        var systems = systems(typed, body.getOrDefault("impactStartedAt", now.toString()));
        if (!systems.isEmpty()) {
            body.put("systems", systems);
        }
        return body;
    }

    private static List<Map<String, Object>> systems(Map<String, String> typed, Object since) {
        var level = typed.getOrDefault("level", "");
        return Arrays.stream(typed.getOrDefault("systems", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> system(name, level, since))
                .toList();
    }

    private static Map<String, Object> system(String name, String level, Object since) {
        var system = new LinkedHashMap<String, Object>();
        system.put("system", name);
        if (!level.isEmpty()) {
            system.put("level", level);
            system.put("since", since);
        }
        return system;
    }

    private ReportForm() {}
}

package mayday.standalone.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What became of replayed files, for people and for programs. */
public final class ReplayReport {

    private static final String ROW = "%-40s %-8s %12s %12s %12s %12s  %s";
    private static final String FIGURE = "%-49s %12s %12s %12s  %s";

    private ReplayReport() {}

    /** One line: slug, incidentId, number, and the differences with name, published, computed and why. */
    public static void line(Replayed replayed, PrintStream out) {
        var line = new LinkedHashMap<String, Object>();
        line.put("slug", replayed.slug());
        line.put("incidentId", replayed.incidentId());
        line.put("number", replayed.number());
        line.put("differences", replayed.differences());
        out.println(JsonMapper.shared().writeValueAsString(line));
        out.flush();
    }

    /** Mayday's figures of every file, and below them, file by file, everything that was compared. */
    public static void table(List<Replayed> files, PrintStream out) {
        if (files.isEmpty()) {
            return;
        }
        row(
                out,
                ROW.formatted(
                        "incident", "number", "time down", "any impact", "to mitigate", "to resolve", "compared"));
        files.forEach(file -> row(
                out,
                ROW.formatted(
                        file.slug(),
                        file.number(),
                        text(file.computed("time down")),
                        text(file.computed("any impact")),
                        text(file.computed("impact_start->mitigated")),
                        text(file.computed("impact_start->resolved")),
                        verdict(file))));
        files.forEach(file -> figures(file, out));
    }

    private static String verdict(Replayed file) {
        var count = file.differences().size();
        return count == 0
                ? "%d figures agree".formatted(file.figures().size())
                : count + (count == 1 ? " difference" : " differences");
    }

    private static void figures(Replayed file, PrintStream out) {
        out.println();
        var title = "%s (%s)".formatted(file.slug(), file.number());
        row(out, FIGURE.formatted(title, "published", "by the clock", "computed", ""));
        file.figures()
                .forEach(figure -> row(
                        out,
                        FIGURE.formatted(
                                "  " + figure.name(),
                                text(figure.published()),
                                text(figure.byTheClock()),
                                text(figure.computed()),
                                figure.why() == null ? "" : figure.why())));
        file.notRecorded()
                .forEach(difference ->
                        out.printf("  %s: %s%n    %s%n", difference.name(), difference.published(), difference.why()));
    }

    private static void row(PrintStream out, String cells) {
        out.println(cells.stripTrailing());
    }

    private static String text(@Nullable Duration duration) {
        if (duration == null) {
            return "-";
        }
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}

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

    private static final String ROW = "%-40s %-8s %12s %12s %12s %12s  %s%n";

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

    /** Mayday's figures, and below them every figure of an account that differs, with the reason. */
    public static void table(List<Replayed> files, PrintStream out) {
        if (files.isEmpty()) {
            return;
        }
        out.printf(ROW, "incident", "number", "time down", "any impact", "to mitigate", "to resolve", "compared");
        files.forEach(file -> out.printf(
                ROW,
                file.slug(),
                file.number(),
                text(file.computed().get("time down")),
                text(file.computed().get("any impact")),
                text(file.computed().get("impact_start->mitigated")),
                text(file.computed().get("impact_start->resolved")),
                verdict(file)));
        files.stream().filter(file -> !file.differences().isEmpty()).forEach(file -> differences(file, out));
    }

    private static String verdict(Replayed file) {
        var count = file.differences().size();
        return count == 0
                ? "%d figures agree".formatted(file.computed().size())
                : count + (count == 1 ? " difference" : " differences");
    }

    private static void differences(Replayed file, PrintStream out) {
        out.printf("%n%s (%s)%n", file.slug(), file.number());
        for (var difference : file.differences()) {
            out.printf(
                    "  %s: published %s, computed %s%n    %s%n",
                    difference.name(), orDash(difference.published()), orDash(difference.computed()), difference.why());
        }
    }

    private static String orDash(@Nullable String words) {
        return words == null ? "-" : words;
    }

    private static String text(@Nullable Duration duration) {
        if (duration == null) {
            return "-";
        }
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}

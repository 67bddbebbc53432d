package mayday.standalone.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import mayday.standalone.incidentfile.Figure;
import mayday.standalone.incidentfile.IncidentFile;
import mayday.standalone.incidentfile.Moment;
import mayday.standalone.incidentfile.Window;
import org.jspecify.annotations.Nullable;

/**
 * Holds the metrics Mayday answered against the account: first against plain clock arithmetic on its stamps and
 * windows, which must agree to the millisecond, then against the durations it prints, which need not.
 */
final class Comparison {

    private static final Pattern BASIS = Pattern.compile("(\\w+)->(\\w+)");
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private final IncidentFile file;
    private final Metrics metrics;
    private final Map<String, Duration> computed = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(IncidentFile file, Metrics metrics) {
        this.file = file;
        this.metrics = metrics;
    }

    static Comparison of(IncidentFile file, Metrics metrics) {
        var comparison = new Comparison(file, metrics);
        comparison.timeDown();
        comparison.durations();
        file.figures().forEach(comparison::printed);
        return comparison;
    }

    /** Every figure that could be computed, by its name. */
    Map<String, Duration> computed() {
        return computed;
    }

    List<Difference> differences() {
        return differences;
    }

    private void timeDown() {
        var windows = file.impact().windows();
        against("time down", measure(windows, Window::isDown), metrics.down());
        against("any impact", measure(windows, _ -> true), metrics.anyImpact());
        for (var system : new TreeSet<>(windows.stream().map(Window::system).toList())) {
            var own = windows.stream()
                    .filter(window -> window.system().equals(system))
                    .toList();
            against("time down of " + system, measure(own, Window::isDown), metrics.down(system));
            against("any impact of " + system, measure(own, _ -> true), metrics.anyImpact(system));
        }
    }

    private static Duration measure(List<Window> windows, Predicate<Window> counts) {
        return Arithmetic.union(windows.stream().filter(counts).toList());
    }

    private void durations() {
        var stamps = file.stamps();
        var begin = stamps.impactStart();
        var detected = stamps.detected();
        var mitigated = stamps.mitigated();
        var resolved = stamps.resolved();
        between("impact_start->detected", begin, detected, metrics.duration("time_to_detect"));
        between("impact_start->mitigated", begin, mitigated, metrics.duration("time_to_mitigate"));
        between("impact_start->resolved", begin, resolved, metrics.duration("time_to_resolve"));
        between("detected->mitigated", detected, mitigated, metrics.duration("detected_to_mitigated"));
        between("detected->resolved", detected, resolved, metrics.duration("detected_to_resolved"));
        between("mitigated->resolved", mitigated, resolved, metrics.between("mitigated", "resolved"));
    }

    private void between(String name, @Nullable Moment from, @Nullable Moment to, Optional<Duration> answer) {
        if (from != null && to != null && from.isTimed() && to.isTimed()) {
            against(name, Arithmetic.between(from, to), answer);
        }
    }

    private void against(String name, Duration byTheClock, Optional<Duration> answer) {
        answer.ifPresent(duration -> computed.put(name, duration));
        if (!answer.equals(Optional.of(byTheClock))) {
            differences.add(new Difference(
                    name,
                    byTheClock.toString(),
                    answer.map(Duration::toString).orElse(null),
                    "Mayday's figure is not what the clock says between the published times"));
        }
    }

    private void printed(Figure figure) {
        var answer = computedFor(figure);
        var isFound = answer.equals(Optional.of(figure.published()))
                || (figure.from() == null && computed.containsValue(figure.published()));
        if (!isFound && !(answer.isEmpty() && figure.basis() == null)) {
            differences.add(new Difference(
                    figure.name(),
                    figure.published().toString(),
                    answer.map(Duration::toString).orElse(null),
                    why(figure, answer)));
        }
    }

    private Optional<Duration> computedFor(Figure figure) {
        if (figure.from() != null && figure.to() != null) {
            return Optional.of(Arithmetic.between(figure.from(), figure.to()));
        }
        return Optional.ofNullable(figure.basis())
                .map(BASIS::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> computed.get(matcher.group()));
    }

    private String why(Figure figure, Optional<Duration> answer) {
        if (answer.isEmpty()) {
            return "the file has no end points to compute it from: " + Objects.requireNonNull(figure.basis());
        }
        var gap = answer.get().minus(figure.published()).abs();
        if (gap.compareTo(ROUNDING) <= 0) {
            return "the account rounds to minutes";
        }
        if (!file.inconsistencies().isEmpty()) {
            return "the account contradicts itself: " + String.join("; ", file.inconsistencies());
        }
        return figure.basis() == null ? "the clock says otherwise" : "the account counts: " + figure.basis();
    }
}

package mayday.standalone.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
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

    private static final Pattern BASIS = Pattern.compile("(\\w+)\\s*(?:->|→)\\s*(\\w+)");

    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private record Ends(Instant from, Instant to) {

        static Optional<Ends> of(@Nullable Moment from, @Nullable Moment to) {
            return from != null && to != null && from.isTimed() && to.isTimed()
                    ? Optional.of(new Ends(from.at(), to.at()))
                    : Optional.empty();
        }

        Duration length() {
            return Arithmetic.between(from, to);
        }
    }

    private final IncidentFile file;
    private final Metrics metrics;
    private final List<Compared> figures = new ArrayList<>();
    private final Map<Ends, Compared> byEnds = new HashMap<>();

    private Comparison(IncidentFile file, Metrics metrics) {
        this.file = file;
        this.metrics = metrics;
    }

    /** Every figure that Mayday, the clock or the account has. */
    static List<Compared> of(IncidentFile file, Metrics metrics) {
        var comparison = new Comparison(file, metrics);
        comparison.timeDown();
        comparison.durations();
        var printed = file.figures().stream().map(comparison::printed).toList();
        comparison.figures.addAll(printed);
        return List.copyOf(comparison.figures);
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
        var declared = file.declared().orElse(null);
        between("impact_start->detected", begin, detected, metrics.duration("time_to_detect"));
        between("impact_start->mitigated", begin, mitigated, metrics.duration("time_to_mitigate"));
        between("impact_start->resolved", begin, resolved, metrics.duration("time_to_resolve"));
        between("detected->mitigated", detected, mitigated, metrics.duration("detected_to_mitigated"));
        between("detected->resolved", detected, resolved, metrics.duration("detected_to_resolved"));
        between("mitigated->resolved", mitigated, resolved, metrics.between("mitigated", "resolved"));
        between("impact_start->declared", begin, declared, metrics.duration("time_to_report"));
        between("declared->resolved", declared, resolved, metrics.duration("reported_to_resolved"));
    }

    private void between(String name, @Nullable Moment from, @Nullable Moment to, Optional<Duration> answer) {
        Ends.of(from, to).ifPresent(ends -> byEnds.put(ends, against(name, ends.length(), answer)));
    }

    private Compared against(String name, Duration byTheClock, Optional<Duration> answer) {
        var agrees = answer.equals(Optional.of(byTheClock));
        var figure = new Compared(
                name,
                null,
                byTheClock,
                answer.orElse(null),
                agrees ? null : "Mayday's figure is not what the clock says between the published times");
        figures.add(figure);
        return figure;
    }

    private Compared printed(Figure figure) {
        var ends = Ends.of(figure.from(), figure.to());
        var own =
                ends.isPresent() ? ends.map(byEnds::get) : named(figure.basis()).or(() -> asLongAs(figure));
        var byTheClock =
                ends.map(Ends::length).or(() -> own.map(Compared::byTheClock)).orElse(null);
        var computed = own.map(Compared::computed).orElse(null);
        return new Compared(figure.name(), figure.published(), byTheClock, computed, why(figure, byTheClock, computed));
    }

    /** The figure between the ends that the words name first. */
    private Optional<Compared> named(@Nullable String basis) {
        return Optional.ofNullable(basis)
                .map(BASIS::matcher)
                .filter(Matcher::find)
                .map(ends -> ends.group(1) + "->" + ends.group(2))
                .flatMap(name ->
                        figures.stream().filter(own -> own.name().equals(name)).findFirst());
    }

    // From when to when is not said, or not in words that are known: where some figure is as long, that is meant.
    private Optional<Compared> asLongAs(Figure figure) {
        return figures.stream()
                .filter(own -> figure.published().equals(own.computed()))
                .filter(_ -> !figure.published().isZero())
                .findFirst();
    }

    private @Nullable String why(Figure figure, @Nullable Duration byTheClock, @Nullable Duration computed) {
        var answer = computed == null ? byTheClock : computed;
        if (answer == null) {
            return withoutEnds(figure);
        }
        if (answer.equals(figure.published())) {
            return null;
        }
        return reason(figure, answer)
                + (computed == null ? "; Mayday measures nothing between these instants, the clock does" : "");
    }

    private static String withoutEnds(Figure figure) {
        if (figure.from() != null && figure.to() != null) {
            return "its end points are known to the day only";
        }
        return figure.basis() == null
                ? "the account does not say from when to when"
                : "the file has no end points to compute it from: " + figure.basis();
    }

    private String reason(Figure figure, Duration answer) {
        var gap = answer.minus(figure.published()).abs();
        if (gap.compareTo(ROUNDING) <= 0) {
            return "the account rounds to minutes";
        }
        if (!file.inconsistencies().isEmpty()) {
            return "the account contradicts itself: " + String.join("; ", file.inconsistencies());
        }
        return figure.basis() == null ? "the clock says otherwise" : "the account counts: " + figure.basis();
    }
}

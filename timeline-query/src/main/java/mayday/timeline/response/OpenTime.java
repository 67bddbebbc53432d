package mayday.timeline.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mayday.timeline.response.Durations.Named;
import mayday.timeline.response.Milestone.Kind;

/**
 * The time in which an incident was open, from its report on, and how it divides into severities. Which event opens
 * and which one closes follows the log; when they did so follows the world's time.
 *
 * @param active how well the intervals are known
 * @param severity how well it is known when the severity changed
 * @param until what ends the last interval: resolved, dismissed, merged, or clippedAt where the incident is still open
 */
record OpenTime(List<Span> spans, List<Severe> severities, Sureness active, Sureness severity, String until) {

    private static final String OPEN = "clippedAt";

    /** Negative where it was closed, in the world's time, before it was opened. */
    record Span(long from, long to) {

        long within(long otherFrom, long otherTo) {
            return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
        }
    }

    /** @param known each instant is known well enough to measure from */
    record Sureness(boolean known, boolean approximate) {

        static Sureness of(List<Milestone> milestones) {
            return new Sureness(
                    milestones.stream().allMatch(Milestone::timed),
                    milestones.stream().anyMatch(Milestone::approximate));
        }

        Sureness and(Sureness other) {
            return new Sureness(known && other.known, approximate || other.approximate);
        }
    }

    /** The severity from an instant on. */
    record Severe(long from, String severity) {}

    static OpenTime of(List<Milestone> milestones, long clippedAt) {
        var turns = milestones.stream()
                .filter(one -> one.is(Kind.REPORTED) || isEnd(one) || one.is(Kind.REOPENED))
                .toList();
        var spans = new ArrayList<Span>();
        Optional<Milestone> opened = Optional.empty();
        var until = OPEN;
        for (var turn : turns) {
            if (isEnd(turn)) {
                if (opened.isPresent()) {
                    spans.add(span(spans, opened.get().millis(), turn.millis()));
                    until = endWord(turn);
                }
                opened = Optional.empty();
            } else if (opened.isEmpty()) {
                opened = Optional.of(turn);
            }
        }
        opened.ifPresent(since -> spans.add(span(spans, since.millis(), Math.max(since.millis(), clippedAt))));
        var active = Sureness.of(turns);
        var severity = Sureness.of(
                milestones.stream().filter(one -> one.is(Kind.SEVERITY_SET)).toList());
        return new OpenTime(
                List.copyOf(spans),
                severities(milestones),
                active,
                active.and(severity),
                opened.isPresent() ? OPEN : until);
    }

    /** A reopening that is said to lie before the end it follows opens nothing twice. */
    private static Span span(List<Span> before, long from, long to) {
        if (before.isEmpty()) {
            return new Span(from, to);
        }
        var start = Math.max(from, before.getLast().to());
        return new Span(start, Math.max(start, to));
    }

    private static boolean isEnd(Milestone milestone) {
        return milestone.is(Kind.RESOLVED) || milestone.is(Kind.DISMISSED) || milestone.is(Kind.MERGED);
    }

    private static String endWord(Milestone end) {
        if (end.is(Kind.MERGED)) {
            return "merged";
        }
        return end.is(Kind.RESOLVED) ? "resolved" : "dismissed";
    }

    /** The severity of the report holds from the beginning, whatever came first in the world's time. */
    private static List<Severe> severities(List<Milestone> milestones) {
        var severities = new ArrayList<Severe>();
        milestones.stream()
                .filter(one -> one.is(Kind.REPORTED))
                .findFirst()
                .ifPresent(reported -> severities.add(new Severe(Long.MIN_VALUE, reported.detail())));
        milestones.stream()
                .filter(one -> one.is(Kind.SEVERITY_SET))
                .sorted(Comparator.comparing(Milestone::at).thenComparingInt(Milestone::sequence))
                .forEach(set -> severities.add(new Severe(set.millis(), set.detail())));
        return List.copyOf(severities);
    }

    List<Named> durations() {
        if (spans.isEmpty() || !active.known()) {
            return List.of();
        }
        var isTurnedAround = spans.stream().anyMatch(span -> span.to() < span.from());
        var sum = spans.stream().mapToLong(span -> span.to() - span.from()).sum();
        var durations = new ArrayList<Named>();
        durations.add(named("active_time", sum, isTurnedAround, active.approximate()));
        if (!isTurnedAround && severity.known()) {
            inSeverity()
                    .forEach((name, millis) -> durations.add(
                            named("time_in_severity[%s]".formatted(name), millis, false, severity.approximate())));
        }
        return durations;
    }

    private Map<String, Long> inSeverity() {
        var sums = new TreeMap<String, Long>();
        for (int i = 0; i < severities.size(); i++) {
            var from = severities.get(i).from();
            var to = i + 1 < severities.size() ? severities.get(i + 1).from() : Long.MAX_VALUE;
            var millis = spans.stream().mapToLong(span -> span.within(from, to)).sum();
            if (millis > 0 && !severities.get(i).severity().isEmpty()) {
                sums.merge(severities.get(i).severity(), millis, Long::sum);
            }
        }
        return sums;
    }

    private Named named(String name, long millis, boolean isTurnedAround, boolean isApproximate) {
        var flags = new ArrayList<String>();
        if (isTurnedAround) {
            flags.add("out_of_order");
        }
        if (isApproximate) {
            flags.add("approximate");
        }
        if (until.equals(OPEN)) {
            flags.add("ongoing");
        }
        return Named.of(name, "reported", until, millis, flags);
    }
}

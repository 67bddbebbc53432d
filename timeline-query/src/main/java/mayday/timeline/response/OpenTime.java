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
 * @param writtenAfterwards what has no end in the record had one in the world, and nobody knows when
 */
record OpenTime(
        List<Span> spans, List<Severe> severities, Sureness active, Sureness severity, boolean writtenAfterwards) {

    private static final String OPEN = "clippedAt";

    /**
     * Negative where it was closed, in the world's time, before it was opened.
     *
     * @param until what ends it: resolved, dismissed, merged, or clippedAt where the incident is still open
     */
    record Span(long from, long to, String until) {

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

    /** A sum of intervals, and what ends the last one of them. */
    private record Sum(long millis, String until) {

        Sum and(Sum later) {
            return new Sum(millis + later.millis, later.until);
        }
    }

    static OpenTime of(List<Milestone> milestones, long clippedAt) {
        var turns = milestones.stream()
                .filter(one -> one.is(Kind.REPORTED) || isEnd(one) || one.is(Kind.REOPENED))
                .toList();
        var spans = new ArrayList<Span>();
        Optional<Milestone> opened = Optional.empty();
        for (var turn : turns) {
            if (isEnd(turn)) {
                if (opened.isPresent()) {
                    spans.add(span(spans, opened.get().millis(), turn.millis(), endWord(turn)));
                }
                opened = Optional.empty();
            } else if (opened.isEmpty()) {
                opened = Optional.of(turn);
            }
        }
        opened.ifPresent(since -> spans.add(span(spans, since.millis(), Math.max(since.millis(), clippedAt), OPEN)));
        var active = Sureness.of(turns);
        var severity = Sureness.of(
                milestones.stream().filter(one -> one.is(Kind.SEVERITY_SET)).toList());
        return new OpenTime(
                List.copyOf(spans),
                severities(milestones),
                active,
                active.and(severity),
                milestones.stream().anyMatch(one -> one.is(Kind.WRITTEN_AFTERWARDS)));
    }

    /** A reopening that is said to lie before the end it follows opens nothing twice. */
    private static Span span(List<Span> before, long from, long to, String until) {
        if (before.isEmpty()) {
            return new Span(from, to, until);
        }
        var start = Math.max(from, before.getLast().to());
        return new Span(start, Math.max(start, to), until);
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
        var sum = new Sum(
                spans.stream().mapToLong(span -> span.to() - span.from()).sum(),
                spans.getLast().until());
        var durations = new ArrayList<Named>();
        add(durations, "active_time", sum, isTurnedAround, active.approximate());
        if (!isTurnedAround && severity.known()) {
            inSeverity()
                    .forEach((name, inIt) -> add(
                            durations, "time_in_severity[%s]".formatted(name), inIt, false, severity.approximate()));
        }
        return durations;
    }

    private Map<String, Sum> inSeverity() {
        var sums = new TreeMap<String, Sum>();
        for (var i = 0; i < severities.size(); i++) {
            var from = severities.get(i).from();
            var to = i + 1 < severities.size() ? severities.get(i + 1).from() : Long.MAX_VALUE;
            for (var span : spans) {
                var millis = span.within(from, to);
                if (millis > 0 && !severities.get(i).severity().isEmpty()) {
                    var part = new Sum(millis, to < span.to() ? "severityChanged" : span.until());
                    sums.merge(severities.get(i).severity(), part, Sum::and);
                }
            }
        }
        return sums;
    }

    /** A time up to now would be a guess where the end is not known, and such a duration is absent. */
    private void add(List<Named> durations, String name, Sum sum, boolean isTurnedAround, boolean isApproximate) {
        var isOpen = sum.until().equals(OPEN);
        if (isOpen && writtenAfterwards) {
            return;
        }
        var flags = new ArrayList<String>();
        if (isTurnedAround) {
            flags.add("out_of_order");
        }
        if (isApproximate) {
            flags.add("approximate");
        }
        if (isOpen) {
            flags.add("ongoing");
        }
        durations.add(Named.of(name, "reported", sum.until(), sum.millis(), flags));
    }
}

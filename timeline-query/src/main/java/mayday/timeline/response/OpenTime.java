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
 * @param known every end of every interval is known well enough
 * @param ongoing the last interval is cut off, since the incident is still open
 */
record OpenTime(List<Span> spans, List<Severe> severities, boolean known, boolean approximate, boolean ongoing) {

    /** Negative where it was closed, in the world's time, before it was opened. */
    record Span(long from, long to) {

        long within(long otherFrom, long otherTo) {
            return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
        }
    }

    /** The severity from an instant on. */
    record Severe(long from, String severity) {}

    static OpenTime of(List<Milestone> milestones, long clippedAt) {
        var turns = milestones.stream()
                .filter(one -> one.is(Kind.REPORTED) || one.is(Kind.RESOLVED) || one.is(Kind.REOPENED))
                .toList();
        var spans = new ArrayList<Span>();
        Optional<Milestone> opened = Optional.empty();
        for (var turn : turns) {
            if (turn.is(Kind.RESOLVED)) {
                opened.ifPresent(since -> spans.add(new Span(since.millis(), turn.millis())));
                opened = Optional.empty();
            } else if (opened.isEmpty()) {
                opened = Optional.of(turn);
            }
        }
        opened.ifPresent(since -> spans.add(new Span(since.millis(), Math.max(since.millis(), clippedAt))));
        var deciding = milestones.stream()
                .filter(one -> turns.contains(one) || one.is(Kind.SEVERITY_SET))
                .toList();
        return new OpenTime(
                List.copyOf(spans),
                severities(milestones),
                !turns.isEmpty() && deciding.stream().allMatch(Milestone::timed),
                deciding.stream().anyMatch(Milestone::approximate),
                opened.isPresent());
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
        if (!known) {
            return List.of();
        }
        var isTurnedAround = spans.stream().anyMatch(span -> span.to() < span.from());
        var active = spans.stream().mapToLong(span -> span.to() - span.from()).sum();
        var durations = new ArrayList<Named>();
        durations.add(named("active_time", active, isTurnedAround));
        if (!isTurnedAround) {
            inSeverity()
                    .forEach((severity, millis) ->
                            durations.add(named("time_in_severity[%s]".formatted(severity), millis, false)));
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

    private Named named(String name, long millis, boolean isTurnedAround) {
        var flags = new ArrayList<String>();
        if (isTurnedAround) {
            flags.add("out_of_order");
        }
        if (approximate) {
            flags.add("approximate");
        }
        if (ongoing) {
            flags.add("ongoing");
        }
        return Named.of(name, "reported", ongoing ? "clippedAt" : "resolved", millis, flags);
    }
}

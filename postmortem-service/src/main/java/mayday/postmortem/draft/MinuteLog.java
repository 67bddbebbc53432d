package mayday.postmortem.draft;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened, minute by minute, from the first impact (or the first event) to the end of the watch (or the resolve,
 * or the dismissal, or the merge, or the last event).
 *
 * @param leadUp what happened before the first impact
 * @param aftermath what happened after the end
 * @param undated what is known only to the day, or whose time nobody knows
 */
public record MinuteLog(
        Instant from,
        Instant to,
        List<Entry> leadUp,
        List<Minute> minutes,
        List<Entry> aftermath,
        List<Entry> undated) {

    /** Silence longer than this is marked. */
    private static final Duration GAP = Duration.ofMinutes(30);

    /** An entry stored later than this after it happened was written down from memory. */
    private static final Duration LATE = Duration.ofSeconds(60);

    /** What happened in one minute; {@code silentMinutes} before it without an entry, where there were more than 30. */
    public record Minute(Instant minute, @Nullable Long silentMinutes, List<Entry> entries) {}

    /**
     * One event as a line of the log.
     *
     * @param type public name of the fact
     * @param late written down more than a minute after it happened
     */
    public record Entry(
            Instant at,
            String precision,
            String type,
            String headline,
            @Nullable String text,
            String actor,
            boolean late,
            List<String> warnings,
            int sequence,
            String eventId) {

        static Entry of(Occurrence said) {
            return new Entry(
                    said.at(),
                    said.precision(),
                    said.fact(),
                    Headline.of(said),
                    Headline.text(said),
                    People.name(said.event().getActor()),
                    Duration.between(said.at(), said.recordedAt()).compareTo(LATE) > 0,
                    said.event().getWarningsList().stream()
                            .map(warning -> warning.getDetail())
                            .toList(),
                    said.sequence(),
                    said.eventId());
        }
    }

    static MinuteLog of(List<Occurrence> log, IncidentTime time) {
        var dated = log.stream()
                .filter(Occurrence::isMeasurable)
                .sorted(Occurrence.IN_TIME)
                .toList();
        var from = Occurrence.minute(start(dated, time, log));
        var to = end(dated, from);
        var minutes = new TreeMap<Instant, List<Entry>>();
        var leadUp = new ArrayList<Entry>();
        var aftermath = new ArrayList<Entry>();
        for (var said : dated) {
            if (said.at().isBefore(from)) {
                leadUp.add(Entry.of(said));
            } else if (said.at().isAfter(to)) {
                aftermath.add(Entry.of(said));
            } else {
                minutes.computeIfAbsent(Occurrence.minute(said.at()), _ -> new ArrayList<>())
                        .add(Entry.of(said));
            }
        }
        var undated =
                log.stream().filter(said -> !said.isMeasurable()).map(Entry::of).toList();
        return new MinuteLog(from, to, leadUp, withSilence(minutes), aftermath, undated);
    }

    private static List<Minute> withSilence(TreeMap<Instant, List<Entry>> entries) {
        var minutes = new ArrayList<Minute>();
        entries.forEach((minute, ofMinute) -> {
            var silent = minutes.isEmpty()
                    ? Duration.ZERO
                    : Duration.between(minutes.getLast().minute(), minute);
            minutes.add(new Minute(minute, silent.compareTo(GAP) > 0 ? silent.toMinutes() : null, ofMinute));
        });
        return List.copyOf(minutes);
    }

    private static Instant start(List<Occurrence> dated, IncidentTime time, List<Occurrence> log) {
        if (time.start() != null && time.start().isMeasurable()) {
            return time.start().at();
        }
        return dated.isEmpty() ? log.getFirst().at() : dated.getFirst().at();
    }

    private static Instant end(List<Occurrence> dated, Instant from) {
        var watched = lastAt(
                dated.stream().filter(said -> said.event().hasWatchEnded()).toList());
        var resolved = lastAt(dated.stream()
                .filter(said -> said.event().hasResolved()
                        || said.event().hasDismissed()
                        || said.event().hasMerged())
                .toList());
        var end = watched != null && (resolved == null || watched.isAfter(resolved)) ? watched : resolved;
        var last = lastAt(dated);
        if (end == null || end.isBefore(from)) {
            end = last;
        }
        return end == null || end.isBefore(from) ? from : end;
    }

    private static @Nullable Instant lastAt(List<Occurrence> sorted) {
        return sorted.isEmpty() ? null : sorted.getLast().at();
    }
}

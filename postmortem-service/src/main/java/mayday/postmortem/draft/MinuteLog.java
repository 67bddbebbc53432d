package mayday.postmortem.draft;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened, minute by minute, from the first impact (or the first event) to the last of resolve and end of watch
 * since it was last opened. Where it was dismissed or merged without either, to that; where it is not over, to
 * the last event.
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
     * @param original what was told first, where corrections made it something else
     * @param correctedBy the corrections that are in effect on it, the oldest first
     * @param retractedBy the retraction that is in effect on it: it does not count then
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
            String eventId,
            @Nullable Original original,
            List<String> correctedBy,
            @Nullable String retractedBy,
            boolean pinned) {

        /** An entry as it was told first. */
        public record Original(
                Instant at,
                String precision,
                String type,
                String headline,
                @Nullable String text) {

            static Original of(Occurrence told, EffectiveLog log) {
                return new Original(
                        told.at(), told.precision(), told.fact(), AmendmentHeadline.of(told, log), Headline.text(told));
            }
        }

        static Entry of(Standing standing, EffectiveLog log) {
            var said = standing.present();
            var told = Original.of(standing.told(), log);
            var now = Original.of(said, log);
            return new Entry(
                    said.at(),
                    said.precision(),
                    said.fact(),
                    now.headline(),
                    now.text(),
                    People.name(said.event().getActor()),
                    isLate(said),
                    said.event().getWarningsList().stream()
                            .map(warning -> warning.getDetail())
                            .toList(),
                    said.sequence(),
                    said.eventId(),
                    told.equals(now) ? null : told,
                    standing.correctedBy(),
                    standing.retractedBy(),
                    standing.pinned());
        }

        /** Where only the day is known, it is late once that day is over; where nothing is, nobody can tell. */
        private static boolean isLate(Occurrence said) {
            var latest = switch (said.event().getOccurredAtPrecision()) {
                case PRECISION_UNKNOWN -> said.recordedAt();
                case PRECISION_DAY -> said.at().plus(Duration.ofDays(1)).plus(LATE);
                case PRECISION_EXACT, PRECISION_APPROXIMATE, PRECISION_UNSPECIFIED, UNRECOGNIZED ->
                    said.at().plus(LATE);
            };
            return said.recordedAt().isAfter(latest);
        }

        boolean isMeasurable() {
            return Occurrence.isMeasurable(precision);
        }
    }

    /** What was retracted is shown, and moves neither the beginning nor the end. */
    static MinuteLog of(EffectiveLog log, IncidentTime time) {
        var counting = log.counting();
        var dated = counting.stream()
                .filter(Occurrence::isMeasurable)
                .sorted(Occurrence.IN_TIME)
                .toList();
        var from = Occurrence.minute(start(dated, time, counting));
        var to = end(counting, dated, from);
        var entries = log.entries().stream()
                .map(standing -> Entry.of(standing, log))
                .sorted(Comparator.comparing(Entry::at).thenComparingInt(Entry::sequence))
                .toList();
        var minutes = new TreeMap<Instant, List<Entry>>();
        var leadUp = new ArrayList<Entry>();
        var aftermath = new ArrayList<Entry>();
        for (var entry : entries.stream().filter(Entry::isMeasurable).toList()) {
            if (entry.at().isBefore(from)) {
                leadUp.add(entry);
            } else if (entry.at().isAfter(to)) {
                aftermath.add(entry);
            } else {
                minutes.computeIfAbsent(Occurrence.minute(entry.at()), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        var undated = entries.stream()
                .filter(entry -> !entry.isMeasurable())
                .sorted(Comparator.comparingInt(Entry::sequence))
                .toList();
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

    private static Instant end(List<Occurrence> log, List<Occurrence> dated, Instant from) {
        var opened = log.stream()
                .filter(said -> said.event().hasReopened())
                .mapToInt(Occurrence::sequence)
                .max()
                .orElse(0);
        var isOver = log.stream().anyMatch(said -> said.sequence() > opened && ends(said));
        var end = isOver
                ? lastSaid(
                        dated.stream().filter(said -> said.sequence() > opened).toList())
                : null;
        var last = lastAt(dated);
        if (end == null || end.isBefore(from)) {
            end = last;
        }
        return end == null || end.isBefore(from) ? from : end;
    }

    private static boolean ends(Occurrence said) {
        return said.event().hasResolved()
                || said.event().hasDismissed()
                || said.event().hasMerged();
    }

    /** A dismissal after the end is a word about the incident, not a part of it. */
    private static @Nullable Instant lastSaid(List<Occurrence> dated) {
        var ended = lastAt(dated.stream()
                .filter(said -> said.event().hasResolved() || said.event().hasWatchEnded())
                .toList());
        return ended != null
                ? ended
                : lastAt(dated.stream().filter(MinuteLog::ends).toList());
    }

    private static @Nullable Instant lastAt(List<Occurrence> sorted) {
        return sorted.isEmpty() ? null : sorted.getLast().at();
    }
}

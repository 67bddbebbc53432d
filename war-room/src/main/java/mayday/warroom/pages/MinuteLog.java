package mayday.warroom.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.warroom.peers.Timeline;
import org.jspecify.annotations.Nullable;

/** The timeline as a log to read: hours above, minutes below, silence marked. */
final class MinuteLog {

    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Set<String> WITHOUT_A_MINUTE = Set.of("DAY", "UNKNOWN");

    /** What stands in one line; {@code id} stays the same from one rendering to the next, so that a page can keep the line. */
    record Line(
            String id,
            @Nullable String hour,
            @Nullable String silence,
            @Nullable Minute minute) {}

    /**
     * @param corrections what put it right, the oldest first
     * @param retraction what took it back
     */
    record Minute(
            Timeline.Entry entry,
            List<Amendment> corrections,
            @Nullable Amendment retraction) {

        public int sequence() {
            return entry.sequence();
        }

        public @Nullable String eventId() {
            return entry.eventId();
        }

        public Amending amending() {
            return new Amending(entry);
        }

        public Instant at() {
            return entry.occurredAt();
        }

        public boolean isTimed() {
            return MinuteLog.isTimed(entry);
        }

        public String time() {
            return MinuteLog.time(at(), entry.occurredAtPrecision());
        }

        public boolean isApproximate() {
            return MinuteLog.isApproximate(entry.occurredAtPrecision());
        }

        public String icon() {
            return "i-" + entry.kind().toLowerCase(Locale.ROOT);
        }

        public String kind() {
            return Told.word(entry.kind());
        }

        public String style() {
            return "kind-" + entry.kind().toLowerCase(Locale.ROOT) + (isRetracted() ? " retracted" : "");
        }

        /** A note is what it says; what kind of note it is stands below. */
        public String headline() {
            return isNote() ? String.valueOf(entry.text()) : entry.headline();
        }

        private @Nullable String tag() {
            return isNote() ? entry.headline() : null;
        }

        public @Nullable String text() {
            var text = entry.text();
            return isNote() || (text != null && sources().contains(new Source(text))) ? null : text;
        }

        /** The system that it is about, unless the headline says so. */
        private @Nullable String system() {
            var system = entry.system();
            return system == null || (!isNote() && isNamed(system, headline())) ? null : system;
        }

        /** As a word of its own: the system api is not named by api-gateway. */
        private static boolean isNamed(String system, String sentence) {
            var word = Pattern.compile("(?<![\\w-])" + Pattern.quote(system) + "(?![\\w-])");
            return word.matcher(sentence).find();
        }

        public List<Source> sources() {
            return Source.of(entry);
        }

        private boolean isNote() {
            return entry.kind().equals("NOTE") && entry.text() != null;
        }

        public boolean isRetracted() {
            return entry.isRetracted();
        }

        public boolean isCorrected() {
            return entry.correctedBy() != null && !entry.correctedBy().isEmpty();
        }

        public boolean isPinned() {
            return Boolean.TRUE.equals(entry.pinned());
        }

        /** Absent where nothing that a line shows was corrected. */
        public Amendment.@Nullable Original original() {
            var original = entry.original();
            if (original == null) {
                return null;
            }
            var at = (isApproximate(original) ? "~" : "") + originalTime(original);
            return isNote() && original.text() != null
                    ? new Amendment.Original(original.occurredAt(), at, original.text(), null)
                    : new Amendment.Original(original.occurredAt(), at, original.headline(), original.text());
        }

        private String originalTime(Timeline.Original original) {
            var time = MinuteLog.time(original.occurredAt(), original.occurredAtPrecision());
            return Told.day(original.occurredAt()).equals(Told.day(at()))
                    ? time
                    : Told.day(original.occurredAt()) + ", " + time;
        }

        private static boolean isApproximate(Timeline.Original original) {
            return MinuteLog.isApproximate(original.occurredAtPrecision());
        }

        /** When it was written down, where that was not at once. */
        public @Nullable String recorded() {
            return entry.late() ? told(entry.recordedAt(), at()) : null;
        }

        public Instant recordedAt() {
            return entry.recordedAt();
        }

        private String who() {
            return MinuteLog.who(entry);
        }

        /** Who said it, as what; in front of that what kind of note it is, and of what. */
        public String by() {
            var actor = entry.actor();
            return Stream.of(tag(), system(), who(), actor == null ? null : actor.role())
                    .filter(word -> word != null && !word.isEmpty())
                    .collect(Collectors.joining(" · "));
        }

        public List<Timeline.Warning> warnings() {
            return entry.warnings() == null ? List.of() : entry.warnings();
        }
    }

    static List<Line> of(List<Timeline.Entry> entries) {
        var byId = new HashMap<String, Timeline.Entry>();
        entries.forEach(entry -> byId.put(String.valueOf(entry.eventId()), entry));
        var lines = new ArrayList<Line>();
        Timeline.@Nullable Entry before = null;
        for (var entry : entries) {
            addSilence(lines, before, entry);
            if (before == null || !hour(before).equals(hour(entry))) {
                lines.add(new Line(
                        "hour-" + hour(entry).getEpochSecond() + "-" + entry.sequence(), heading(entry), null, null));
            }
            lines.add(new Line("entry-" + entry.sequence(), null, null, minute(entry, byId)));
            before = entry;
        }
        return lines;
    }

    private static Minute minute(Timeline.Entry entry, Map<String, Timeline.Entry> byId) {
        var corrections = entry.correctedBy() == null ? List.<String>of() : entry.correctedBy();
        return new Minute(
                entry,
                // What says so may be beyond what is shown of a very long log.
                corrections.stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .map(said -> Amendment.of(said, entry))
                        .toList(),
                Optional.ofNullable(entry.retractedBy())
                        .map(byId::get)
                        .map(said -> Amendment.of(said, entry))
                        .orElse(null));
    }

    private static void addSilence(List<Line> lines, Timeline.@Nullable Entry before, Timeline.Entry entry) {
        if (before == null || !isTimed(before) || !isTimed(entry)) {
            return;
        }
        // To the millisecond, as everything else that is told of a length of time.
        var silence = Duration.between(
                before.occurredAt().truncatedTo(ChronoUnit.MILLIS),
                entry.occurredAt().truncatedTo(ChronoUnit.MILLIS));
        if (silence.compareTo(SILENCE) > 0) {
            lines.add(new Line("silence-" + entry.sequence(), null, spoken(silence), null));
        }
    }

    private static String spoken(Duration silence) {
        if (silence.toDays() > 0) {
            return "%d d %d h without an entry".formatted(silence.toDays(), silence.toHoursPart());
        }
        return silence.toHours() > 0
                ? "%d h %02d min without an entry".formatted(silence.toHours(), silence.toMinutesPart())
                : "%d min without an entry".formatted(silence.toMinutes());
    }

    private static String heading(Timeline.Entry entry) {
        var day = Told.day(entry.occurredAt());
        return isTimed(entry) ? Told.minute(hour(entry)) + " · " + day : day;
    }

    private static Instant hour(Timeline.Entry entry) {
        return entry.occurredAt().truncatedTo(isTimed(entry) ? ChronoUnit.HOURS : ChronoUnit.DAYS);
    }

    static String who(Timeline.Entry entry) {
        var actor = entry.actor();
        if (actor == null) {
            return "";
        }
        return actor.name() != null ? actor.name() : actor.id() != null ? actor.id() : "";
    }

    /** With its day where that is another one than that of {@code beside}. */
    static String told(Instant at, Instant beside) {
        return Told.day(at).equals(Told.day(beside)) ? Told.minute(at) : Told.dayAndMinute(at);
    }

    private static String time(Instant at, @Nullable String precision) {
        if (isTimed(precision)) {
            return Told.minute(at);
        }
        return "UNKNOWN".equals(precision) ? "unknown" : "that day";
    }

    private static boolean isApproximate(@Nullable String precision) {
        return "APPROXIMATE".equals(precision);
    }

    private static boolean isTimed(Timeline.Entry entry) {
        return isTimed(entry.occurredAtPrecision());
    }

    static boolean isTimed(@Nullable String precision) {
        return !WITHOUT_A_MINUTE.contains(precision == null ? "EXACT" : precision);
    }

    private MinuteLog() {}
}

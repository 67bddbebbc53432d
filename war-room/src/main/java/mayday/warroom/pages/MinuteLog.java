package mayday.warroom.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    record Minute(Timeline.Entry entry) {

        public int sequence() {
            return entry.sequence();
        }

        public Instant at() {
            return entry.occurredAt();
        }

        public boolean isTimed() {
            return MinuteLog.isTimed(entry);
        }

        public String time() {
            return isTimed()
                    ? Told.minute(at())
                    : "UNKNOWN".equals(entry.occurredAtPrecision()) ? "unknown" : "that day";
        }

        public boolean isApproximate() {
            return "APPROXIMATE".equals(entry.occurredAtPrecision());
        }

        public String icon() {
            return "i-" + entry.kind().toLowerCase(Locale.ROOT);
        }

        public String kind() {
            return Told.word(entry.kind());
        }

        public String style() {
            return "kind-" + entry.kind().toLowerCase(Locale.ROOT);
        }

        /** A note is what it says; what kind of note it is stands below. */
        public String headline() {
            return isNote() ? String.valueOf(entry.text()) : entry.headline();
        }

        public @Nullable String tag() {
            return isNote() ? entry.headline() : null;
        }

        public @Nullable String text() {
            return isNote() ? null : entry.text();
        }

        private boolean isNote() {
            return entry.kind().equals("NOTE") && entry.text() != null;
        }

        /** When it was written down, where that was not at once. */
        public @Nullable String recorded() {
            if (!entry.late()) {
                return null;
            }
            var sameDay = Told.day(at()).equals(Told.day(entry.recordedAt()));
            return sameDay ? Told.minute(entry.recordedAt()) : Told.dayAndMinute(entry.recordedAt());
        }

        public Instant recordedAt() {
            return entry.recordedAt();
        }

        public String who() {
            var actor = entry.actor();
            if (actor == null) {
                return "";
            }
            return actor.name() != null ? actor.name() : actor.id() != null ? actor.id() : "";
        }

        public @Nullable String role() {
            return entry.actor() == null ? null : entry.actor().role();
        }

        public List<Timeline.Warning> warnings() {
            return entry.warnings() == null ? List.of() : entry.warnings();
        }
    }

    static List<Line> of(List<Timeline.Entry> entries) {
        var lines = new ArrayList<Line>();
        Timeline.@Nullable Entry before = null;
        for (var entry : entries) {
            addSilence(lines, before, entry);
            if (before == null || !hour(before).equals(hour(entry))) {
                lines.add(new Line(
                        "hour-" + hour(entry).getEpochSecond() + "-" + entry.sequence(), heading(entry), null, null));
            }
            lines.add(new Line("entry-" + entry.sequence(), null, null, new Minute(entry)));
            before = entry;
        }
        return lines;
    }

    private static void addSilence(List<Line> lines, Timeline.@Nullable Entry before, Timeline.Entry entry) {
        if (before == null || !isTimed(before) || !isTimed(entry)) {
            return;
        }
        var silence = Duration.between(before.occurredAt(), entry.occurredAt());
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

    private static boolean isTimed(Timeline.Entry entry) {
        return !WITHOUT_A_MINUTE.contains(entry.occurredAtPrecision() == null ? "EXACT" : entry.occurredAtPrecision());
    }

    private MinuteLog() {}
}

package mayday.postmortem.export;

import static mayday.postmortem.export.MarkdownText.line;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import mayday.postmortem.draft.MinuteLog;
import mayday.postmortem.draft.MinuteLog.Entry;

/** The log, minute by minute. */
final class LogMarkdown {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private LogMarkdown() {}

    static void write(Markdown document, MinuteLog log) {
        document.heading(2, "Minute by minute");
        document.paragraph("From %s to %s.".formatted(Words.time(log.from()), Words.time(log.to())));
        apart(document, "Before the first impact", log.leadUp());
        var day = "";
        for (var minute : log.minutes()) {
            if (minute.silentMinutes() != null) {
                document.paragraph("*%s without an entry*".formatted(Words.duration(minute.silentMinutes() * 60_000)));
            }
            if (!Words.day(minute.minute()).equals(day)) {
                day = Words.day(minute.minute());
                document.heading(3, day);
            }
            document.paragraph("**" + CLOCK.format(minute.minute()) + "**")
                    .list(minute.entries().stream()
                            .map(entry -> about(entry) + entry(entry))
                            .toList());
        }
        apart(document, "After the end", log.aftermath());
        apart(document, "Known to the day only, or at an unknown time", log.undated());
    }

    private static void apart(Markdown document, String heading, List<Entry> entries) {
        if (!entries.isEmpty()) {
            document.heading(3, heading)
                    .list(entries.stream()
                            .map(entry -> Words.time(entry.at(), entry.precision()) + " " + entry(entry))
                            .toList());
        }
    }

    private static String about(Entry entry) {
        return entry.precision().equals("APPROXIMATE") ? "about then: " : seconds(entry.at());
    }

    private static String seconds(Instant at) {
        var second = Math.floorMod(at.getEpochSecond(), 60);
        return second == 0 ? "" : ":%02d ".formatted(second);
    }

    private static String entry(Entry entry) {
        var text = entry.text() == null ? "" : ": " + MarkdownText.block(entry.text(), "  ");
        var late = entry.late() ? ", written down later" : "";
        var warnings = entry.warnings().isEmpty()
                ? ""
                : "\\\n  *Warning:* "
                        + String.join(
                                " ",
                                entry.warnings().stream()
                                        .map(MarkdownText::line)
                                        .toList());
        return "%s%s (%s%s%s)%s%s"
                .formatted(headline(entry), text, line(entry.actor()), late, marks(entry), original(entry), warnings);
    }

    /** What was retracted can still be read. */
    private static String headline(Entry entry) {
        return entry.retractedBy() == null ? line(entry.headline()) : "~~" + line(entry.headline()) + "~~";
    }

    private static String marks(Entry entry) {
        return (entry.correctedBy().isEmpty() ? "" : ", corrected")
                + (entry.retractedBy() == null ? "" : ", retracted")
                + (entry.pinned() ? ", pinned" : "");
    }

    private static String original(Entry entry) {
        var original = entry.original();
        if (original == null) {
            return "";
        }
        var text = original.text() == null || original.text().equals(entry.text())
                ? ""
                : ": " + MarkdownText.block(original.text(), "  ");
        return "\\\n  *Told first:* %s %s%s"
                .formatted(Words.time(original.at(), original.precision()), line(original.headline()), text);
    }
}

package mayday.timeline.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The timeline as a document for people: by day and hour, minute by minute, both clocks where they differ. */
final class MinuteLog {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH':00'");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final StringBuilder document = new StringBuilder();
    private @Nullable OffsetDateTime last;

    MinuteLog(String number, String title, int version) {
        document.append("# ").append(Markdown.line(number)).append(": ").append(Markdown.line(title));
        document.append("\n\nVersion ").append(version).append(". All times are UTC.\n");
    }

    void add(JsonNode entry) {
        var at = utc(entry.path("occurredAt").asString());
        openGroup(at);
        document.append("- **").append(time(at, entry)).append("** ");
        document.append(headline(entry));
        document.append(" — ")
                .append(who(entry.path("actor")))
                .append(recorded(at, entry))
                .append(marks(entry))
                .append('\n');
        addText("  ", entry.path("text"));
        addOriginal(at, entry);
    }

    /** What was retracted can still be read. */
    private static String headline(JsonNode entry) {
        var headline = Markdown.line(entry.path("headline").asString());
        return entry.path("retractedBy").isString() ? "~~%s~~".formatted(headline) : headline;
    }

    private static String marks(JsonNode entry) {
        var corrected = entry.path("correctedBy").isEmpty() ? "" : ", corrected";
        var retracted = entry.path("retractedBy").isString() ? ", retracted" : "";
        return corrected + retracted + (entry.path("pinned").asBoolean() ? ", pinned" : "");
    }

    private void addOriginal(OffsetDateTime at, JsonNode entry) {
        var original = entry.path("original");
        if (!original.isObject()) {
            return;
        }
        var before = utc(original.path("occurredAt").asString());
        document.append("  - told first: ")
                .append(before.toLocalDate().equals(at.toLocalDate()) ? "" : before.toLocalDate() + " ")
                .append(time(before, original))
                .append(' ')
                .append(Markdown.line(original.path("headline").asString()))
                .append('\n');
        if (!original.path("text").equals(entry.path("text"))) {
            addText("    ", original.path("text"));
        }
    }

    private void openGroup(OffsetDateTime at) {
        var before = last;
        var isSameDay = before != null && before.toLocalDate().equals(at.toLocalDate());
        if (!isSameDay) {
            document.append("\n## ").append(at.toLocalDate()).append('\n');
        }
        if (before == null || !isSameDay || before.getHour() != at.getHour()) {
            document.append("\n### ").append(HOUR.format(at)).append("\n\n");
        }
        last = at;
    }

    private static String time(OffsetDateTime at, JsonNode entry) {
        return switch (entry.path("occurredAtPrecision").asString()) {
            case "UNKNOWN" -> "time unknown";
            case "DAY" -> "that day";
            case "APPROXIMATE" -> "about " + clock(at);
            default -> clock(at);
        };
    }

    private static String clock(OffsetDateTime at) {
        return at.getSecond() == 0 ? MINUTE.format(at) : SECOND.format(at);
    }

    private static String who(JsonNode actor) {
        var name = actor.path("name").asString("");
        var role = actor.path("role").asString("");
        var who = Markdown.line(name.isEmpty() ? actor.path("id").asString("") : name);
        return role.isEmpty() ? who : "%s (%s)".formatted(who, Markdown.line(role));
    }

    private static String recorded(OffsetDateTime at, JsonNode entry) {
        if (!entry.path("late").asBoolean()) {
            return "";
        }
        var recorded = utc(entry.path("recordedAt").asString());
        var isSameDay = recorded.toLocalDate().equals(at.toLocalDate());
        return ", recorded " + (isSameDay ? "" : recorded.toLocalDate() + " ") + clock(recorded);
    }

    private void addText(String indent, JsonNode text) {
        if (!text.isString()) {
            return;
        }
        for (var line : text.asString().split("\\R", -1)) {
            document.append(indent).append("> ").append(Markdown.ownLine(line)).append('\n');
        }
    }

    private static OffsetDateTime utc(String instant) {
        return Instant.parse(instant).atOffset(ZoneOffset.UTC);
    }

    byte[] markdown() {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}

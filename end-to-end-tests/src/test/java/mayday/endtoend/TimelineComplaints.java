package mayday.endtoend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mayday.endtoend.incidents.StatedTime;
import tools.jackson.databind.JsonNode;

/** Entries of a file that are not on its timeline, or not at their time, or not with their text and precision. */
final class TimelineComplaints {

    private TimelineComplaints() {}

    static List<String> of(JsonNode file, List<JsonNode> timeline) {
        var free = new ArrayList<>(timeline);
        var complaints = new ArrayList<String>();
        for (var entry : file.path("timeline")) {
            var match = free.stream().filter(told -> tells(told, entry)).findFirst();
            if (match.isEmpty()) {
                complaints.add("not told: " + entry);
            }
            // Each entry of the file needs one of its own.
            match.ifPresent(free::remove);
        }
        return complaints;
    }

    private static boolean tells(JsonNode told, JsonNode entry) {
        var when = StatedTime.of(entry, "at");
        return (when.isEmpty()
                        || when.get()
                                .at()
                                .equals(Instant.parse(told.path("occurredAt").asString())))
                && told.path("occurredAtPrecision").asString().equals(precision(entry, when))
                && words(told).contains(entry.path("text").asString("").strip());
    }

    private static String precision(JsonNode entry, Optional<StatedTime> when) {
        if (when.isEmpty()) {
            return "UNKNOWN";
        }
        if (when.get().isDay()) {
            return "DAY";
        }
        return entry.path("approximate").asBoolean(false) ? "APPROXIMATE" : "EXACT";
    }

    /** Where a fact has no text of its own, its words are in the headline or in the fact. */
    private static String words(JsonNode told) {
        var words = new StringBuilder();
        words.append(told.path("text").asString(""))
                .append('\n')
                .append(told.path("headline").asString(""));
        strings(told.path("fact"), words);
        return words.toString();
    }

    private static void strings(JsonNode node, StringBuilder words) {
        if (node.isString()) {
            words.append('\n').append(node.asString());
        }
        node.forEach(child -> strings(child, words));
    }
}

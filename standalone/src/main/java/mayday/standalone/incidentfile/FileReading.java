package mayday.standalone.incidentfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one file, forgiving whatever is missing or of another type than expected. */
final class FileReading {

    private final String fileName;
    private final JsonNode json;
    private final JsonNode published;

    FileReading(String fileName, JsonNode json) {
        this.fileName = fileName;
        this.json = json;
        this.published = json.path("published");
    }

    IncidentFile file() {
        var slug = orElse(name(json, "slug"), fileName.replaceFirst("\\.json$", ""));
        var stamps = new Stamps(
                moment(published, "impact_start"),
                moment(published, "detected"),
                moment(published, "mitigated"),
                moment(published, "resolved"));
        var systems = list(json, "systems");
        return new IncidentFile(
                slug,
                orElse(words(json, "title"), slug),
                words(json, "organisation"),
                words(json, "source"),
                words(json, "severity_hint"),
                systems,
                words(json, "strategy"),
                usersAffected(json.path("users_affected")),
                trigger(json.path("triggering_change")),
                stamps,
                Impact.of(windows(), stamps, systems),
                entries(stamps),
                figures(),
                list(json, "published_inconsistencies"));
    }

    private List<Impact.Stated> windows() {
        return elements(published, "per_system").stream()
                .map(window -> new Impact.Stated(
                        name(window, "system"),
                        moment(window, "from"),
                        moment(window, "to"),
                        words(window, "level"),
                        "%s to %s".formatted(words(window, "from"), words(window, "to"))))
                .toList();
    }

    private List<Entry> entries(Stamps stamps) {
        var entries = new ArrayList<Entry>();
        for (var entry : elements(json, "timeline")) {
            var kind = orElse(words(entry, "kind"), "entry").toLowerCase(Locale.ROOT);
            var when = moment(entry, "at");
            entries.add(new Entry(
                    when == null ? nearestKnown(entries, stamps) : when.with(precision(entry, when)),
                    kind,
                    name(entry, "system"),
                    orElse(words(entry, "text"), kind)));
        }
        return entries;
    }

    // A line without a time stays behind the one it follows.
    private static @Nullable Moment nearestKnown(List<Entry> entries, Stamps stamps) {
        var nearest = entries.isEmpty() ? stamps.begin() : entries.getLast().when();
        return nearest == null ? null : nearest.with(Precision.UNKNOWN);
    }

    private static Precision precision(JsonNode entry, Moment when) {
        if ("day".equalsIgnoreCase(words(entry, "precision")) || when.precision() == Precision.DAY) {
            return Precision.DAY;
        }
        return entry.path("approximate").asBoolean(false) ? Precision.APPROXIMATE : Precision.EXACT;
    }

    private static @Nullable UsersAffected usersAffected(JsonNode users) {
        var value = users.path("value");
        if (!value.isNumber() || value.asDouble() < 0) {
            return null;
        }
        var upper = users.path("upper");
        return new UsersAffected(
                value.asDouble(),
                upper.isNumber() ? upper.asDouble() : null,
                words(users, "unit"),
                words(users, "basis"));
    }

    private static @Nullable Trigger trigger(JsonNode change) {
        return change.isObject()
                ? new Trigger(
                        orElse(words(change, "kind"), "change"),
                        moment(change, "at"),
                        words(change, "reference"),
                        name(change, "system"))
                : null;
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        if (published.path("duration_minutes").isNumber()) {
            figures.add(new Figure(
                    "duration",
                    minutes(published, "duration_minutes"),
                    null,
                    null,
                    words(published, "duration_basis")));
        }
        for (var measure : elements(published, "measures")) {
            if (measure.path("published_minutes").isNumber()) {
                figures.add(new Figure(
                        orElse(words(measure, "name"), "measure"),
                        minutes(measure, "published_minutes"),
                        moment(measure, "from"),
                        moment(measure, "to"),
                        words(measure, "note")));
            }
        }
        return figures;
    }

    private static Duration minutes(JsonNode node, String field) {
        return Duration.ofMillis(Math.round(node.path(field).asDouble() * 60_000));
    }

    private static @Nullable Moment moment(JsonNode node, String field) {
        return Moment.parse(words(node, field));
    }

    private static @Nullable String name(JsonNode node, String field) {
        var words = words(node, field);
        return words == null ? null : Wording.name(words);
    }

    private static @Nullable String words(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        var words = Wording.clean(value.asString());
        return words.isEmpty() ? null : words;
    }

    private static List<String> list(JsonNode node, String field) {
        return elements(node, field).stream()
                .filter(JsonNode::isString)
                .map(element -> Wording.name(element.asString()))
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }

    private static List<JsonNode> elements(JsonNode node, String field) {
        var array = node.path(field);
        return array.isArray() ? array.valueStream().toList() : List.of();
    }

    private static String orElse(@Nullable String words, String otherwise) {
        return words == null ? otherwise : words;
    }
}

package mayday.standalone.incidentfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one file, forgiving whatever is missing, and telling whatever is there but cannot be taken as it stands. */
final class FileReading {

    private final String fileName;
    private final Fields file;
    private final Fields published;

    FileReading(String fileName, JsonNode json) {
        this.fileName = fileName;
        this.file = Fields.of(json);
        this.published = file.object("published");
    }

    IncidentFile file() {
        var slug = orElse(file.name("slug"), orElse(Wording.name(fileName.replaceFirst("\\.json$", "")), "incident"));
        var stamps = new Stamps(
                published.moment("impact_start"),
                published.moment("detected"),
                published.moment("mitigated"),
                published.moment("resolved"));
        var systems = systems();
        var impact = Impact.of(windows(), stamps, systems);
        return new IncidentFile(
                slug,
                orElse(file.words("title"), slug),
                file.name("organisation"),
                file.words("source", Wording.LONGEST_REFERENCE),
                severity(),
                systems,
                strategy(),
                UsersAffected.read(file),
                trigger(),
                stamps,
                impact,
                entries(stamps),
                figures(),
                inconsistencies(),
                Stream.concat(file.oddities().stream(), impact.oddities().stream())
                        .toList());
    }

    private @Nullable String severity() {
        var hint = file.words("severity_hint");
        if (hint != null && Wording.severity(hint).isEmpty()) {
            file.odd("severity_hint", "is none of SEV1 to SEV5, so no severity was recorded");
        }
        return hint;
    }

    private @Nullable String strategy() {
        var strategy = file.words("strategy");
        if (strategy != null && !Wording.isStrategy(strategy)) {
            file.odd("strategy", "is none that is known, so it was recorded as OTHER");
        }
        return strategy;
    }

    private List<String> systems() {
        var systems = file.items("systems", "name").stream()
                .map(system -> system.firstName("name", "system"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (systems.size() > Translation.MOST_SYSTEMS) {
            file.odd(
                    "systems",
                    "are %d; the report names the first %d".formatted(systems.size(), Translation.MOST_SYSTEMS));
        }
        return systems;
    }

    private List<Impact.Stated> windows() {
        return published.items("per_system", "system").stream()
                .map(FileReading::window)
                .toList();
    }

    private static Impact.Stated window(Fields window) {
        var from = window.words("from");
        var to = window.words("to");
        return new Impact.Stated(
                window.name("system"),
                Moment.parse(from),
                Moment.parse(to),
                window.words("level"),
                "%s to %s".formatted(from, to));
    }

    private List<Entry> entries(Stamps stamps) {
        var entries = new ArrayList<Entry>();
        for (var entry : file.items("timeline", "text")) {
            var kind = orElse(entry.words("kind"), "entry").toLowerCase(Locale.ROOT);
            var when = entry.moment("at");
            entries.add(new Entry(
                    when == null ? nearestKnown(entries, stamps) : when.with(precision(entry, when)),
                    kind,
                    entry.name("system"),
                    orElse(entry.words("text"), kind)));
        }
        return entries;
    }

    // A line without a time stays behind the one it follows.
    private static @Nullable Moment nearestKnown(List<Entry> entries, Stamps stamps) {
        var nearest = entries.isEmpty() ? stamps.begin() : entries.getLast().when();
        return nearest == null ? null : nearest.with(Precision.UNKNOWN);
    }

    private static Precision precision(Fields entry, Moment when) {
        var stated = entry.words("precision");
        if ("day".equalsIgnoreCase(stated) || when.precision() == Precision.DAY) {
            return Precision.DAY;
        }
        if (stated != null) {
            entry.odd("precision", "is none that is known, so the time counts as it stands");
        }
        return entry.isTrue("approximate") ? Precision.APPROXIMATE : Precision.EXACT;
    }

    private @Nullable Trigger trigger() {
        var change = file.object("triggering_change", "kind");
        return file.has("triggering_change")
                ? new Trigger(
                        orElse(change.words("kind"), "change"),
                        change.moment("at"),
                        change.words("reference", Wording.LONGEST_REFERENCE),
                        change.name("system"))
                : null;
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        var duration = published.number("duration_minutes");
        if (duration != null) {
            figures.add(new Figure("duration", minutes(duration), null, null, published.words("duration_basis")));
        }
        for (var measure : published.items("measures", "name")) {
            var length = measure.number("published_minutes");
            if (length != null) {
                figures.add(new Figure(
                        orElse(measure.words("name"), "measure"),
                        minutes(length),
                        measure.moment("from"),
                        measure.moment("to"),
                        measure.words("note")));
            }
        }
        return figures;
    }

    private static Duration minutes(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private List<String> inconsistencies() {
        return file.items("published_inconsistencies", "text").stream()
                .map(inconsistency -> orElse(inconsistency.words("text"), inconsistency.whole()))
                .distinct()
                .toList();
    }

    private static String orElse(@Nullable String words, String otherwise) {
        return words == null || words.isEmpty() ? otherwise : words;
    }
}

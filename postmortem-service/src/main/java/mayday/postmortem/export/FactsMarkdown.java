package mayday.postmortem.export;

import static mayday.postmortem.export.MarkdownText.cell;
import static mayday.postmortem.export.MarkdownText.line;
import static mayday.postmortem.export.Words.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.postmortem.draft.CompromisedSystem;
import mayday.postmortem.draft.Draft;
import mayday.postmortem.draft.IncidentTime;
import mayday.postmortem.draft.Interval;
import mayday.postmortem.draft.People;
import mayday.postmortem.draft.Quantity;
import mayday.postmortem.draft.Span;
import mayday.postmortem.draft.Stamp;
import mayday.postmortem.draft.TimeDown;
import mayday.postmortem.draft.TimeDown.Measure;
import mayday.postmortem.draft.UsersAffected;
import org.jspecify.annotations.Nullable;

/** The five facts that a post-mortem opens with. */
final class FactsMarkdown {

    private static final String NAMED = "named; no level was recorded";

    private FactsMarkdown() {}

    static void write(Markdown document, Draft facts) {
        time(document, facts.time());
        users(document, facts.usersAffected());
        systems(document, facts.systems());
        timeDown(document, facts.timeDown());
        people(document, facts.people());
    }

    private static void time(Markdown document, IncidentTime time) {
        document.heading(2, "Time of the incident");
        var lasted = time.lasted();
        document.list(Stream.of(
                        "Start: " + stamp(time.start(), "not known"),
                        "End: "
                                + stamp(
                                        time.end(),
                                        time.flags().contains("ongoing") ? "an impact goes on" : "not known"),
                        lasted == null ? null : "From start to end: **" + span(lasted) + "**")
                .filter(Objects::nonNull)
                .toList());
        if (time.flags().contains("stated_and_observed_differ")) {
            document.paragraph("The start that was stated and the first impact that was recorded differ.");
        }
        document.table(
                List.of("Stamp", "When", "From"),
                time.stamps().stream()
                        .map(stamp -> List.of(
                                spokenName(stamp.name()), Words.time(stamp.at(), stamp.precision()), stamp.basis()))
                        .toList());
        if (!time.spans().isEmpty()) {
            document.table(
                    List.of("Span", "From", "To", "Length"),
                    time.spans().stream()
                            .map(span -> List.of(
                                    spoken(span.name()), spokenName(span.from()), spokenName(span.to()), span(span)))
                            .toList());
        }
    }

    private static String stamp(@Nullable Stamp stamp, String otherwise) {
        return stamp == null
                ? otherwise
                : "**%s** (%s)".formatted(Words.time(stamp.at(), stamp.precision()), stamp.basis());
    }

    private static String span(Span span) {
        return Words.duration(span.millis()) + flags(span.flags());
    }

    /** impactStart becomes "impact start". */
    private static String spokenName(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static void users(Markdown document, UsersAffected users) {
        document.heading(2, "Users affected");
        if (users.latest() == null || users.largest() == null) {
            document.paragraph("Nobody has estimated it.");
            return;
        }
        document.paragraph(
                "Latest estimate: **%s**. Largest: **%s**.".formatted(amount(users.latest()), amount(users.largest())));
        document.table(
                List.of("When", "How many", "How it was found", "Confidence"),
                users.series().stream()
                        .map(estimate -> List.of(
                                Words.time(estimate.at(), estimate.precision()),
                                amount(estimate),
                                cell(estimate.method()),
                                spoken(estimate.confidence())))
                        .toList());
    }

    private static String amount(UsersAffected.Estimate estimate) {
        var range = estimate.upper() == null ? "" : "–" + Quantity.words(estimate.upper());
        return Quantity.words(estimate.value()) + range + " " + line(estimate.unit());
    }

    private static void systems(Markdown document, List<CompromisedSystem> systems) {
        document.heading(2, "Systems and functionality compromised");
        if (systems.isEmpty()) {
            document.paragraph("None named.");
            return;
        }
        document.list(systems.stream().map(FactsMarkdown::system).toList());
    }

    private static String system(CompromisedSystem system) {
        var name = "**" + line(system.system()) + "**";
        var parts = system.parts().stream().filter(part -> !isNameAlone(part)).toList();
        return parts.isEmpty()
                ? name + " (" + NAMED + ")"
                : name
                        + parts.stream()
                                .flatMap(FactsMarkdown::levels)
                                .map(level -> "\n  - " + level)
                                .collect(Collectors.joining());
    }

    /** The whole system, without a word of how badly it was hit. */
    private static boolean isNameAlone(CompromisedSystem.Part part) {
        return part.gravest() == null && part.functionality() == null && part.region() == null;
    }

    private static Stream<String> levels(CompromisedSystem.Part part) {
        if (!part.intervals().isEmpty()) {
            return part.intervals().stream().map(interval -> part(part) + interval(interval));
        }
        var known = part.gravest() == null ? NAMED : part.gravest() + ", from when to when is not known";
        return Stream.of(part(part) + known);
    }

    private static String part(CompromisedSystem.Part part) {
        var functionality = part.functionality() == null ? "" : line(part.functionality());
        var region = part.region() == null ? "" : (functionality.isEmpty() ? "" : " ") + "in " + line(part.region());
        return functionality.isEmpty() && region.isEmpty() ? "" : functionality + region + ": ";
    }

    private static String interval(Interval interval) {
        var to = interval.to() == null ? "still going on" : Words.time(interval.to());
        var flags = Stream.of(interval.assumed() ? "level assumed" : "", interval.approximate() ? "approximate" : "")
                .filter(flag -> !flag.isEmpty())
                .toList();
        return "%s from %s to %s, %s%s"
                .formatted(
                        interval.level(),
                        Words.time(interval.from()),
                        to,
                        Words.duration(interval.millis()),
                        flags(flags));
    }

    private static void timeDown(Markdown document, TimeDown down) {
        document.heading(2, "Time down");
        var rows = new ArrayList<List<String>>();
        rows.add(row("**overall**", down.overall()));
        down.systems().forEach(system -> rows.add(row(line(system.system()), system.measure())));
        document.table(List.of("System", "Down", "Partial", "Degraded", "Any impact", "Remarks"), rows);
        if (down.clippedAt() != null) {
            document.paragraph("Impacts that go on are counted up to %s.".formatted(Words.time(down.clippedAt())));
        }
        if (!down.notCounted().isEmpty()) {
            document.paragraph("%d impact entries are known only to the day or not at all and are not counted."
                    .formatted(down.notCounted().size()));
        }
    }

    private static List<String> row(String name, Measure measure) {
        return List.of(
                name,
                Words.duration(measure.downMillis()),
                Words.duration(measure.partialMillis()),
                Words.duration(measure.degradedMillis()),
                Words.duration(measure.anyImpactMillis()),
                measure.flags().isEmpty()
                        ? "–"
                        : String.join(
                                ", ",
                                measure.flags().stream().map(Words::spoken).toList()));
    }

    private static void people(Markdown document, People people) {
        document.heading(2, "People");
        if (people.participants().isEmpty()) {
            document.paragraph("Nobody is named.");
        } else {
            document.table(
                    List.of("Who", "Team", "Role", "In the war room", "Entries"),
                    people.participants().stream().map(FactsMarkdown::person).toList());
        }
        if (!people.teamsCalledIn().isEmpty()) {
            document.list(people.teamsCalledIn().stream()
                    .map(team -> "Team called in %s: **%s**%s"
                            .formatted(
                                    Words.time(team.at(), team.precision()),
                                    line(team.team()),
                                    team.reason() == null ? "" : ", " + line(team.reason())))
                    .toList());
        }
        if (!people.automatic().isEmpty()) {
            document.paragraph("By itself: "
                    + String.join(
                            ", ",
                            people.automatic().stream()
                                    .map(actor -> "%s (%d)".formatted(line(actor.name()), actor.entries()))
                                    .toList())
                    + ".");
        }
    }

    private static List<String> person(People.Participant person) {
        var present = person.present().stream().map(FactsMarkdown::presence).toList();
        return List.of(
                cell(person.person()),
                cell(person.team()),
                cell(person.role()),
                present.isEmpty() ? "–" : String.join("; ", present),
                "" + person.entries());
    }

    private static String presence(People.Presence presence) {
        var joined = Words.time(presence.joined(), presence.joinedPrecision());
        return presence.left() == null || presence.leftPrecision() == null
                ? joined + " on"
                : joined + " to " + Words.time(presence.left(), presence.leftPrecision());
    }

    static String flags(List<String> flags) {
        return flags.isEmpty()
                ? ""
                : " (" + String.join(", ", flags.stream().map(Words::spoken).toList()) + ")";
    }
}

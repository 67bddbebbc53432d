package mayday.postmortem.export;

import static mayday.postmortem.export.MarkdownText.line;
import static mayday.postmortem.export.Words.spoken;

import java.util.ArrayList;
import java.util.List;
import mayday.postmortem.draft.Draft;
import mayday.postmortem.draft.Kin;
import mayday.postmortem.draft.Notes;
import mayday.postmortem.draft.Quantity;
import mayday.postmortem.draft.Report;
import mayday.postmortem.postmortem.Postmortem;

/** A post-mortem as a Markdown document: what people write first, then the facts, then the log. */
public final class PostmortemMarkdown {

    private static final List<String> BEFORE_THE_FACTS = List.of("summary");

    private PostmortemMarkdown() {}

    /** CommonMark with tables. All times are UTC. */
    public static String of(Postmortem postmortem) {
        var facts = postmortem.facts();
        var document = new Markdown().heading(1, line(facts.number() + ": " + facts.title()));
        document.paragraph(standing(postmortem));
        kin(document, facts.kin());
        incompleteness(document, facts);
        sections(document, postmortem, true);
        FactsMarkdown.write(document, facts);
        reports(document, facts.reports());
        ResponseMarkdown.write(document, facts);
        notes(document, facts.notes());
        LogMarkdown.write(document, facts.log());
        sections(document, postmortem, false);
        return document.toString();
    }

    private static String standing(Postmortem postmortem) {
        var facts = postmortem.facts();
        var severity = facts.severity() == null ? "severity not set" : facts.severity();
        return "*Post-mortem, %s · %s · %s · facts as of entry %d of the log, stored %s · all times UTC*"
                .formatted(
                        spoken(postmortem.status().name()),
                        severity,
                        facts.resolved() ? "resolved" : "not resolved",
                        facts.version(),
                        Words.time(facts.asOf()));
    }

    private static void kin(Markdown document, Kin kin) {
        if (kin.mergedInto() != null) {
            document.paragraph("**Merged into %s:** what came after is told there.".formatted(kin.mergedInto()));
        }
        if (kin.splitFrom() != null) {
            document.paragraph("Split off from %s.".formatted(kin.splitFrom()));
        }
        if (!kin.absorbed().isEmpty()) {
            document.paragraph(
                    "Goes on for %s, each with a beginning of its own.".formatted(String.join(", ", kin.absorbed())));
        }
        if (!kin.splitInto().isEmpty()) {
            document.paragraph("Part of it went on as %s.".formatted(String.join(", ", kin.splitInto())));
        }
    }

    private static void incompleteness(Markdown document, Draft facts) {
        if (!facts.unknownEvents().isEmpty()) {
            document.paragraph("**Incomplete:** %d %s of a kind this version does not know; numbers may lack it."
                    .formatted(
                            facts.unknownEvents().size(),
                            facts.unknownEvents().size() == 1 ? "event is" : "events are"));
        }
    }

    private static void sections(Markdown document, Postmortem postmortem, boolean before) {
        for (var section : postmortem.sections()) {
            if (BEFORE_THE_FACTS.contains(section.name()) == before) {
                document.heading(2, section.heading());
                document.paragraph(section.text().isBlank() ? "*Not written yet.*" : section.text());
            }
        }
    }

    private static void reports(Markdown document, List<Report> reports) {
        document.heading(2, "How it was reported");
        document.list(reports.stream().map(PostmortemMarkdown::report).toList());
    }

    private static String report(Report report) {
        var text = new StringBuilder(Words.time(report.at(), report.precision()));
        text.append(", ").append(spoken(report.source()));
        if (report.reporter() != null) {
            text.append(", ").append(line(report.reporter()));
        }
        if (report.reference() != null) {
            text.append(", ").append(MarkdownText.link("reference", report.reference()));
        }
        if (report.text() != null) {
            text.append("\\\n  ").append(MarkdownText.block(report.text(), "  "));
        }
        if (report.reproduction() != null) {
            text.append("\\\n  ").append(reproduction(report.reproduction()));
        }
        return text.toString();
    }

    private static String reproduction(Report.Steps reproduction) {
        var parts = new ArrayList<String>();
        if (!reproduction.steps().isEmpty()) {
            parts.add("To see it: "
                    + String.join(
                            "; ",
                            reproduction.steps().stream()
                                    .map(MarkdownText::line)
                                    .toList()));
        }
        if (reproduction.expected() != null) {
            parts.add("expected: " + line(reproduction.expected()));
        }
        if (reproduction.seen() != null) {
            parts.add("seen: " + line(reproduction.seen()));
        }
        if (reproduction.environment() != null) {
            parts.add("in " + line(reproduction.environment()));
        }
        return String.join("; ", parts);
    }

    private static void notes(Markdown document, Notes notes) {
        document.heading(2, "Obstacles while restoring");
        if (notes.obstacles().isEmpty()) {
            document.paragraph("None noted.");
        } else {
            document.list(
                    notes.obstacles().stream().map(PostmortemMarkdown::noted).toList());
            document.paragraph("Minutes lost, as far as noted: **%s**.".formatted(Quantity.words(notes.minutesLost())));
        }
        document.heading(2, "Problems to fix later");
        if (notes.problems().isEmpty()) {
            document.paragraph("None noted.");
        } else {
            document.list(
                    notes.problems().stream().map(PostmortemMarkdown::noted).toList());
        }
    }

    private static String noted(Notes.Noted noted) {
        var system = noted.system() == null ? "" : "**" + line(noted.system()) + ":** ";
        var lost = noted.minutesLost() == null ? "" : " (%s min lost)".formatted(Quantity.words(noted.minutesLost()));
        return Words.time(noted.at(), noted.precision()) + " " + system + MarkdownText.block(noted.text(), "  ") + lost;
    }
}

package mayday.postmortem.export;

import static mayday.postmortem.export.MarkdownText.cell;
import static mayday.postmortem.export.MarkdownText.line;
import static mayday.postmortem.export.Words.spoken;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mayday.postmortem.draft.Deployment;
import mayday.postmortem.draft.Draft;
import mayday.postmortem.draft.LinkedChange;
import mayday.postmortem.draft.PlannedDeployment;
import mayday.postmortem.draft.RollbackStep;
import mayday.postmortem.draft.StrategyChoice;
import mayday.postmortem.draft.StrategyProposal;
import mayday.postmortem.draft.Verification;
import mayday.postmortem.draft.Watch;
import org.jspecify.annotations.Nullable;

/** What was done about it: changes suspected, the strategy, deployments, checks, the watch. */
final class ResponseMarkdown {

    private ResponseMarkdown() {}

    static void write(Markdown document, Draft facts) {
        changes(document, facts.changes());
        strategies(document, facts.proposals(), facts.strategies());
        deployments(document, facts.deployments());
        plans(document, facts.plannedDeployments());
        verification(document, facts.verification());
        watches(document, facts.watches());
    }

    private static void changes(Markdown document, List<LinkedChange> changes) {
        document.heading(2, "Changes suspected");
        if (changes.isEmpty()) {
            document.paragraph("None linked.");
            return;
        }
        document.table(
                List.of("Change", "Held to be", "Kind", "System", "When", "Reason"),
                changes.stream()
                        .map(change -> List.of(
                                change.reference() == null
                                        ? line(change.changeId())
                                        : MarkdownText.link(change.changeId(), change.reference()),
                                spoken(change.role()),
                                spoken(change.kind()),
                                cell(change.system()),
                                time(change.changedAt(), change.changedAtPrecision()),
                                cell(change.reason())))
                        .toList());
    }

    private static void strategies(Markdown document, List<StrategyProposal> proposals, List<StrategyChoice> choices) {
        document.heading(2, "Strategy");
        if (choices.isEmpty() && proposals.isEmpty()) {
            document.paragraph("None recorded.");
            return;
        }
        document.list(Stream.concat(
                        proposals.stream().map(ResponseMarkdown::proposal),
                        choices.stream().map(ResponseMarkdown::choice))
                .toList());
    }

    private static String proposal(StrategyProposal proposal) {
        return "%s, proposed %s%s%s%s%s"
                .formatted(
                        spoken(proposal.strategy()),
                        Words.time(proposal.at(), proposal.precision()),
                        proposal.proposedBy() == null ? "" : " by " + line(proposal.proposedBy()),
                        said("for", proposal.inFavor()),
                        said("against", proposal.against()),
                        proposal.rationale() == null
                                ? ""
                                : "\\\n  Why: " + MarkdownText.block(proposal.rationale(), "  "));
    }

    private static String choice(StrategyChoice choice) {
        var lines = new ArrayList<String>();
        lines.add("**%s**, chosen %s".formatted(spoken(choice.strategy()), Words.time(choice.at(), choice.precision()))
                + (choice.decidedBy().isEmpty()
                        ? ""
                        : " by "
                                + String.join(
                                        ", ",
                                        choice.decidedBy().stream()
                                                .map(MarkdownText::line)
                                                .toList())));
        if (choice.rationale() != null) {
            lines.add("Why: " + MarkdownText.block(choice.rationale(), "  "));
        }
        if (choice.restoreSource() != null) {
            lines.add("Restored from: " + spoken(choice.restoreSource()));
        }
        if (choice.provenance() != null) {
            lines.add("Provenance: " + line(choice.provenance()));
        }
        if (choice.reverted() != null) {
            lines.add("Reverted: " + line(choice.reverted())
                    + (choice.revertCommit() == null ? "" : " by " + line(choice.revertCommit())));
        }
        if (choice.revertMessage() != null) {
            lines.add("The revert says: " + MarkdownText.block(choice.revertMessage(), "  "));
        }
        if (choice.recommended() != null && !choice.recommended().equals(choice.strategy())) {
            lines.add("Against the advice: " + spoken(choice.recommended()));
        }
        if (choice.supersededAt() != null) {
            lines.add("Given up " + time(choice.supersededAt(), choice.supersededAtPrecision())
                    + (choice.supersededReason() == null ? "" : ": " + line(choice.supersededReason())));
        }
        var text = new StringBuilder(String.join("\\\n  ", lines));
        choice.options().forEach(option -> text.append("\n  - ").append(option(option)));
        choice.rollbackParts().forEach(part -> text.append("\n  - ").append(part(part)));
        return text.toString();
    }

    private static String option(StrategyChoice.Option option) {
        return "Considered %s%s%s"
                .formatted(spoken(option.strategy()), said("for", option.inFavor()), said("against", option.against()));
    }

    private static String said(String side, List<String> reasons) {
        return reasons.isEmpty()
                ? ""
                : "; %s: %s"
                        .formatted(
                                side,
                                String.join(
                                        ", ",
                                        reasons.stream().map(MarkdownText::line).toList()));
    }

    private static String part(RollbackStep part) {
        return "Part %d: %s (%s)%s%s%s%s"
                .formatted(
                        part.order(),
                        line(part.name()),
                        spoken(part.kind()),
                        part.targetVersion() == null ? "" : " back to " + line(part.targetVersion()),
                        part.owner() == null ? "" : ", " + line(part.owner()),
                        said("after", part.dependsOn()),
                        state(part));
    }

    private static String state(RollbackStep part) {
        if (part.state() == null) {
            return "; not done";
        }
        var outcome = part.state().equals("DONE") ? "done" : "**failed**";
        var words = part.text() == null ? "" : ": " + line(part.text());
        return "; " + outcome + " " + time(part.stateAt(), part.stateAtPrecision()) + words;
    }

    private static void deployments(Markdown document, List<Deployment> deployments) {
        document.heading(2, "Deployments of fixes");
        if (deployments.isEmpty()) {
            document.paragraph("None recorded.");
            return;
        }
        var isRequested = deployments.stream().anyMatch(deployment -> deployment.request() != null);
        document.table(
                Stream.concat(
                                Stream.of("Deployment", "Environment", "System", "Version", "Commits"),
                                Stream.concat(
                                        isRequested ? Stream.of("Requested", "Request to live") : Stream.of(),
                                        Stream.of("Started", "Finished", "Outcome", "Undo plan", "Remarks")))
                        .toList(),
                deployments.stream()
                        .map(deployment -> Stream.concat(
                                        what(deployment),
                                        Stream.concat(
                                                isRequested ? request(deployment) : Stream.of(), outcome(deployment)))
                                .toList())
                        .toList());
    }

    private static Stream<String> what(Deployment deployment) {
        return Stream.of(
                deployment.pipelineUrl() == null
                        ? line(deployment.deploymentId())
                        : MarkdownText.link(deployment.deploymentId(), deployment.pipelineUrl()),
                cell(deployment.environment()),
                cell(deployment.system()),
                cell(deployment.version()),
                cell(String.join(", ", deployment.commits())));
    }

    private static Stream<String> request(Deployment deployment) {
        var request = deployment.request();
        if (request == null) {
            return Stream.of("–", "–");
        }
        var of = request.of() == null ? "" : " of " + line(request.of());
        var span = request.toLive();
        return Stream.of(
                time(request.at(), request.precision()) + of,
                span == null ? "–" : Words.duration(span.millis()) + FactsMarkdown.flags(span.flags()));
    }

    private static Stream<String> outcome(Deployment deployment) {
        return Stream.of(
                time(deployment.startedAt(), deployment.startedAtPrecision()),
                time(deployment.finishedAt(), deployment.finishedAtPrecision()),
                spoken(deployment.outcome()),
                cell(deployment.undoPlan()),
                cell(deployment.text()));
    }

    private static void plans(Markdown document, List<PlannedDeployment> plans) {
        if (plans.isEmpty()) {
            return;
        }
        document.heading(2, "Planned deployments");
        document.table(
                List.of("Plan", "Environment", "System", "Version", "Planned for", "Approved by", "Undo plan", "State"),
                plans.stream()
                        .map(plan -> List.of(
                                line(plan.scheduleId()),
                                cell(plan.environment()),
                                cell(plan.system()),
                                cell(plan.version()),
                                time(plan.plannedAt(), "EXACT"),
                                cell(String.join(", ", plan.approvedBy())),
                                cell(plan.undoPlan()),
                                spoken(plan.state())))
                        .toList());
    }

    private static String time(@Nullable Instant at, @Nullable String precision) {
        return at == null || precision == null ? "–" : Words.time(at, precision);
    }

    private static void verification(Markdown document, Verification verification) {
        document.heading(2, "Checks");
        if (verification.checks().isEmpty() && verification.verdicts().isEmpty()) {
            document.paragraph("None recorded.");
            return;
        }
        if (!verification.checks().isEmpty()) {
            document.table(
                    List.of("When", "Check", "System", "Environment", "Outcome", "By", "Remarks"),
                    verification.checks().stream().map(ResponseMarkdown::run).toList());
        }
        if (!verification.verdicts().isEmpty()) {
            document.list(verification.verdicts().stream()
                    .map(verdict -> "%s %s in %s%s%s"
                            .formatted(
                                    Words.time(verdict.at(), verdict.precision()),
                                    spoken(verdict.outcome()),
                                    line(verdict.environment()),
                                    said("systems", verdict.systems()),
                                    verdict.text() == null ? "" : ": " + MarkdownText.block(verdict.text(), "  ")))
                    .toList());
        }
    }

    private static List<String> run(Verification.CheckRun run) {
        var evidence = run.evidenceUrl() == null ? "" : MarkdownText.link("evidence", run.evidenceUrl());
        var query = run.evidenceQuery() == null ? "" : line(run.evidenceQuery());
        var text = run.text() == null ? "" : line(run.text());
        var remarks = String.join(
                "; ",
                Stream.of(run.run() == null ? "" : "run " + line(run.run()), text, evidence, query)
                        .filter(remark -> !remark.isEmpty())
                        .toList());
        return List.of(
                Words.time(run.at(), run.precision()),
                line(run.name()) + (run.symptom() ? " (the symptom itself)" : ""),
                cell(run.system()),
                cell(run.environment()),
                run.outcome().equals("PASSED") ? "passed" : "**failed**",
                cell(run.performedBy()),
                remarks.isEmpty() ? "–" : remarks);
    }

    private static void watches(Markdown document, List<Watch> watches) {
        document.heading(2, "Watch");
        if (watches.isEmpty()) {
            document.paragraph("None recorded.");
            return;
        }
        document.list(watches.stream().map(ResponseMarkdown::watch).toList());
    }

    private static String watch(Watch watch) {
        var began =
                watch.startedAt() == null ? "at an unknown time" : time(watch.startedAt(), watch.startedAtPrecision());
        var ended = watch.endedAt() == null ? "still open" : "ended " + time(watch.endedAt(), watch.endedAtPrecision());
        var until = watch.until() == null ? "" : " (planned until " + Words.time(watch.until()) + ")";
        var outcome = watch.clean() == null ? "" : watch.clean() ? ": nothing new seen" : ": something was seen";
        return "Began " + began + ", " + ended + until + outcome + said("watched", watch.watching())
                + (watch.text() == null ? "" : "\\\n  " + MarkdownText.block(watch.text(), "  "));
    }
}

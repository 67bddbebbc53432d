package mayday.warroom.pages;

import static mayday.warroom.pages.Field.choice;
import static mayday.warroom.pages.Field.line;
import static mayday.warroom.pages.Field.lines;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.warroom.pages.Field.Kind;

/**
 * One command as a form.
 *
 * @param command as the public API names it
 * @param done what the page says once it is recorded
 */
record Step(String command, String label, String done, List<Field> fields) {

    private static final Field WHEN = Field.of(Kind.INSTANT, "occurredAt", "When, UTC (empty: now)");

    private static final Field FUNCTIONALITY = line("functionality", "Functionality (empty: all of it)");

    private static final Field REGION = line("region", "Region (empty: everywhere)");

    private static final List<Step> ALL = List.of(
            new Step("acknowledge", "Acknowledge", "Acknowledged", List.of()),
            new Step(
                    "choose-strategy",
                    "Choose strategy",
                    "Strategy chosen",
                    List.of(
                            choice(
                                            "strategy",
                                            "Strategy",
                                            "HOTFIX",
                                            "REVERT",
                                            "ROLLBACK",
                                            "REDEPLOY_LAST_GOOD",
                                            "FEATURE_OFF",
                                            "FAILOVER",
                                            "SCALE",
                                            "RESTORE_BACKUP",
                                            "OTHER")
                                    .must(),
                            line("rationale", "Because"),
                            line("reverted.first", "Revert: first commit undone"),
                            line("reverted.last", "Revert: last commit undone"),
                            line("revertCommit", "Revert: the commit that undoes them"),
                            lines("revertMessage", "Revert: the message of that commit"),
                            choice(
                                    "restoreSource",
                                    "Restored from",
                                    "LAST_GOOD_BUILD",
                                    "OTHER_BRANCH",
                                    "DEVELOPER_COPY"),
                            line("provenance", "Developer's copy: whose, and which commit"),
                            line("rollbackParts.0.name", "Rollback: what goes back"))),
            new Step(
                    "complete-rollback-step",
                    "Complete rollback step",
                    "Rollback step recorded",
                    List.of(
                            line("part", "What went back").must(),
                            choice("outcome", "Outcome", "DONE", "FAILED"),
                            line("text", "How it went"))),
            new Step(
                    "request-deployment",
                    "Request deployment",
                    "Deployment requested",
                    List.of(
                            line("deploymentId", "Deployment id").must(),
                            line("environment", "Environment (empty: production)"),
                            Field.of(Kind.SYSTEM, "system", "System"),
                            line("version", "Version"),
                            Field.of(Kind.LIST, "commits", "Commits"),
                            line("requestedOf", "Who or what is to do it"),
                            line("undoPlan", "How to undo it"),
                            Field.of(Kind.YES, "override", "Request although it is not verified before production"),
                            line("overrideReason", "Why"))),
            new Step(
                    "deploy-fix",
                    "Record deployment",
                    "Deployment recorded",
                    List.of(
                            line("deploymentId", "Deployment id").must(),
                            line("environment", "Environment (empty: as requested, or production)"),
                            Field.of(Kind.SYSTEM, "system", "System"),
                            line("version", "Version"),
                            Field.of(Kind.LIST, "commits", "Commits"),
                            line("undoPlan", "How to undo it"),
                            Field.of(Kind.YES, "override", "Deploy although it is not verified before production"),
                            line("overrideReason", "Why"))),
            new Step(
                    "finish-deployment",
                    "Finish deployment",
                    "Deployment finished",
                    List.of(
                            line("deploymentId", "Deployment id").must(),
                            choice("outcome", "Outcome", "SUCCEEDED", "PARTIAL", "FAILED")
                                    .must())),
            new Step(
                    "record-check",
                    "Record check",
                    "Check recorded",
                    List.of(
                            line("name", "Check").must(),
                            choice("outcome", "Outcome", "PASSED", "FAILED").must(),
                            line("environment", "Environment (empty: production)"),
                            Field.of(Kind.SYSTEM, "system", "System"),
                            Field.of(Kind.YES, "symptom", "It tests the symptom of this incident"))),
            new Step(
                    "verify",
                    "Verify",
                    "Verified",
                    List.of(
                            line("environment", "Environment (empty: production)"),
                            Field.of(Kind.LIST, "systems", "Systems (empty: all affected)"),
                            line("text", "How it was verified"))),
            new Step(
                    "start-watch",
                    "Start watch",
                    "Watching",
                    List.of(
                            Field.of(Kind.NUMBER, "lengthMinutes", "Minutes"),
                            Field.of(Kind.LIST, "watching", "What is watched"))),
            new Step("end-watch", "End watch", "Watch ended", List.of(line("text", "What was seen"))),
            new Step(
                    "mitigate",
                    "Mitigate",
                    "Users are served again",
                    List.of(
                            line("text", "What brought it back"),
                            Field.of(Kind.YES, "impactContinues", "Some impact goes on"))),
            new Step(
                    "resolve",
                    "Resolve",
                    "Resolved",
                    List.of(
                            lines("summary", "Summary"),
                            Field.of(Kind.YES, "override", "Resolve although not everything is verified"),
                            line("overrideReason", "Why"))),
            new Step(
                    "start-impact",
                    "Start impact",
                    "Impact recorded",
                    List.of(
                            Field.of(Kind.SYSTEM, "system", "System").must(),
                            FUNCTIONALITY,
                            REGION,
                            choice("level", "Level", "DOWN", "PARTIAL", "DEGRADED")
                                    .must(),
                            WHEN)),
            new Step(
                    "end-impact",
                    "End impact",
                    "End of impact recorded",
                    List.of(Field.of(Kind.SYSTEM, "system", "System").must(), FUNCTIONALITY, REGION, WHEN)),
            new Step(
                    "escalate",
                    "Escalate",
                    "Escalated",
                    List.of(
                            choice("severity", "Severity", "SEV1", "SEV2", "SEV3", "SEV4", "SEV5"),
                            Field.of(Kind.LIST, "teams", "Teams to call in"),
                            line("reason", "Because"))),
            new Step("join-war-room", "Join", "You are in", List.of(line("team", "Team"), line("role", "Role"))),
            new Step("reopen", "Reopen", "Reopened", List.of(line("reason", "Because"))));

    /** After the end only this makes sense. */
    private static final List<String> AFTER_THE_END = List.of("reopen");

    /** Written by the composer rather than by a form among the others. */
    static final Step NOTE = new Step(
            "note",
            "Note",
            "Noted",
            List.of(
                    line("text", "Note").must(),
                    choice(
                            "kind",
                            "Kind",
                            "OBSERVATION",
                            "FINDING",
                            "OBSTACLE",
                            "PROBLEM",
                            "EVIDENCE",
                            "COMMUNICATION")));

    /** Ticked in the list itself rather than by a form among the others. */
    static final Step TICK = new Step(
            "tick-checklist",
            "Tick",
            "Ticked",
            List.of(
                    line("itemId", "Item").must(),
                    choice("state", "State", "DONE", "SKIPPED", "NOT_APPLICABLE")
                            .must(),
                    line("reason", "Because")));

    private static final Field ENTRY = line("eventId", "Entry").must();

    private static final Field WHY = line("reason", "Why").must();

    static final Step CORRECT = new Step(
            "correct",
            "Correct",
            "Corrected",
            List.of(
                    ENTRY,
                    WHY,
                    line("correction.text", "What it should say (empty: as it is)"),
                    Field.of(Kind.INSTANT, "correction.occurredAt", "When it was, UTC (empty: as it is)")));

    static final Step RETRACT = new Step("retract", "Retract", "Retracted", List.of(ENTRY, WHY));

    static final Step PIN = new Step("pin", "Pin", "Pinned", List.of(ENTRY));

    static final Step UNPIN = new Step("unpin", "Unpin", "Unpinned", List.of(ENTRY));

    /** Said of an entry, where it stands in the log. */
    private static final List<Step> OF_AN_ENTRY = List.of(CORRECT, RETRACT, PIN, UNPIN);

    boolean isOfAnEntry() {
        return OF_AN_ENTRY.contains(this);
    }

    static Optional<Step> named(String command) {
        return Stream.of(List.of(NOTE, TICK), OF_AN_ENTRY, ALL)
                .flatMap(List::stream)
                .filter(step -> step.command.equals(command))
                .findFirst();
    }

    /** What can be done now, the next step first. */
    static List<Step> offered(boolean over, String next) {
        return all(next).stream()
                .filter(step -> over == AFTER_THE_END.contains(step.command))
                .toList();
    }

    /** What can be done at some time, {@code first} before the others: for who does not know how far the incident is. */
    static List<Step> all(String first) {
        return ALL.stream()
                .sorted(Comparator.comparing(step -> !step.command.equals(first)))
                .toList();
    }

    /** What the form calls the place that a JSON pointer names, to put before what is wrong there. */
    String label(String pointer) {
        if (!pointer.startsWith("/")) {
            return "";
        }
        var path = pointer.substring(1).replace('/', '.');
        var asked = fields.stream()
                .filter(field -> field.isAt(path))
                .map(Field::shortLabel)
                .collect(Collectors.joining(" or "));
        return (asked.isEmpty() ? Told.word(Told.stamp(path.replaceFirst("\\..*", ""))) : asked) + ": ";
    }

    /** What was typed, as the body that the API wants. */
    Map<String, Object> body(Map<String, String> typed) {
        var body = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            field.value(typed.getOrDefault(field.name(), ""))
                    .ifPresent(value -> put(body, List.of(field.name().split("\\.")), value));
        }
        return body;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> body, List<String> path, Object value) {
        if (path.size() == 1) {
            body.put(path.getFirst(), value);
        } else if (path.get(1).equals("0")) {
            var item = new LinkedHashMap<String, Object>();
            put(item, path.subList(2, path.size()), value);
            body.put(path.getFirst(), List.of(item));
        } else {
            var inner = (Map<String, Object>)
                    body.computeIfAbsent(path.getFirst(), _ -> new LinkedHashMap<String, Object>());
            put(inner, path.subList(1, path.size()), value);
        }
    }
}

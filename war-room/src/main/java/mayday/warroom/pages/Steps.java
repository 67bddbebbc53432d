package mayday.warroom.pages;

import static mayday.warroom.pages.Field.choice;
import static mayday.warroom.pages.Field.line;
import static mayday.warroom.pages.Field.lines;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mayday.warroom.pages.Field.Kind;
import mayday.warroom.peers.BoardRow;

/** What can be done on the page of an incident. */
final class Steps {

    private static final Field WHEN = Field.of(Kind.INSTANT, "occurredAt", "When, UTC (empty: now)");

    private static final Field FUNCTIONALITY = line("functionality", "Functionality (empty: all of it)");

    private static final Field REGION = line("region", "Region (empty: everywhere)");

    private static final Field HYPOTHESIS =
            line("hypothesisId", "Hypothesis, such as H1").must();

    private static final Field SYSTEM = Field.of(Kind.SYSTEM, "system", "System");

    private static final Field AFFECTED_SYSTEMS = Field.of(Kind.LIST, "systems", "Systems (empty: all affected)");

    private static final Field ENVIRONMENT = line("environment", "Environment (empty: production)");

    private static final Field SEVERITY = choice("severity", "Severity", "SEV1", "SEV2", "SEV3", "SEV4", "SEV5");

    private static final Field LEVEL =
            choice("level", "Level", "DOWN", "PARTIAL", "DEGRADED").must();

    private static final Field DEPLOYMENT =
            line("deploymentId", "Deployment id").must();

    private static final Field CHANGE = line("changeId", "Change (its id)").must();

    private static final Field STRATEGY = choice(
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
            .must();

    private static final Field REFERENCE = line("reference", "Link, ticket or query");

    static final Field WHO = line("person", "Who").must();

    /** Said by the page where it knows who is speaking. */
    static final Field YOU = line("person", "Who (empty: you)");

    private static final Field TEAM = line("team", "Team");

    private static final Field ROLE = line("role", "Role");

    private static final Field VERSION = line("version", "Version");

    private static final Field COMMITS = Field.of(Kind.LIST, "commits", "Commits");

    private static final Field UNDO = line("undoPlan", "How to undo it");

    private static final Field OVERRIDE_REASON = line("overrideReason", "Why");

    private static final Field BECAUSE = line("reason", "Because");

    /** Steps that stand together under a title. */
    private record Group(String title, List<Step> steps) {

        Group(String title, Step... steps) {
            this(title, List.of(steps));
        }
    }

    private static final Group SEVERITY_AND_PEOPLE = new Group(
            "Severity and people",
            new Step("acknowledge", "Acknowledge", "Acknowledged", List.of()),
            new Step(
                    "escalate",
                    "Escalate",
                    "Escalated",
                    List.of(SEVERITY, Field.of(Kind.LIST, "teams", "Teams to call in"), BECAUSE)),
            new Step("deescalate", "De-escalate", "De-escalated", List.of(SEVERITY.must(), BECAUSE)),
            new Step(
                    "open-war-room",
                    "Open war room",
                    "The war room is open",
                    List.of(line("link", "How to join"), line("provider", "Provider"))),
            new Step("join-war-room", "Join", "Joined", List.of(YOU, TEAM, ROLE)),
            new Step("leave-war-room", "Leave", "Left", List.of(YOU)),
            new Step("close-war-room", "Close war room", "The war room is closed", List.of()),
            new Step("name-participant", "Name who took part", "Named", List.of(WHO, TEAM, ROLE)),
            new Step("remove-participant", "Remove who did not", "Removed", List.of(WHO, BECAUSE)),
            new Step(
                    "assign-role",
                    "Assign role",
                    "Role assigned",
                    List.of(
                            choice(
                                            "role",
                                            "Role",
                                            "COMMANDER",
                                            "DEPUTY",
                                            "SCRIBE",
                                            "COMMUNICATIONS",
                                            "OPERATIONS",
                                            "SUBJECT_EXPERT")
                                    .must(),
                            WHO)));

    private static final Group IMPACT = new Group(
            "Impact",
            new Step(
                    "add-report",
                    "Add report",
                    "Report added",
                    List.of(
                            lines("text", "What is said"),
                            line("reporter", "Who says so"),
                            choice(
                                    "source",
                                    "Source (empty: other)",
                                    "USER",
                                    "SOCIAL",
                                    "SUPPORT",
                                    "LOGS",
                                    "MONITORING",
                                    "COLLEAGUE",
                                    "OTHER"),
                            SYSTEM,
                            REFERENCE)),
            new Step(
                    "start-impact",
                    "Start impact",
                    "Impact recorded",
                    List.of(SYSTEM.must(), FUNCTIONALITY, REGION, LEVEL, WHEN)),
            new Step(
                    "change-impact",
                    "Change impact",
                    "Change of impact recorded",
                    List.of(SYSTEM.must(), FUNCTIONALITY, REGION, LEVEL, WHEN)),
            new Step(
                    "end-impact",
                    "End impact",
                    "End of impact recorded",
                    List.of(SYSTEM.must(), FUNCTIONALITY, REGION, WHEN)),
            new Step(
                    "estimate-users-affected",
                    "Estimate users affected",
                    "Estimate recorded",
                    List.of(
                            Field.of(Kind.AMOUNT, "value", "How many").must(),
                            Field.of(Kind.AMOUNT, "upper", "Up to (empty: no range)"),
                            line("unit", "Of what (empty: users)"),
                            choice("confidence", "Confidence", "LOW", "MEDIUM", "HIGH"),
                            line("method", "How it was found"))));

    private static final Group CAUSE = new Group(
            "Cause",
            new Step(
                    "link-change",
                    "Link change",
                    "Change linked",
                    List.of(
                            CHANGE,
                            choice(
                                    "kind",
                                    "Kind",
                                    "DEPLOYMENT",
                                    "CONFIGURATION",
                                    "FLAG",
                                    "MIGRATION",
                                    "INFRASTRUCTURE",
                                    "OTHER"),
                            SYSTEM,
                            choice("role", "Its part (empty: suspect)", "SUSPECT", "CAUSE", "FIX"),
                            BECAUSE)),
            new Step("unlink-change", "Unlink change", "Change unlinked", List.of(CHANGE, BECAUSE)),
            new Step(
                    "hypothesize",
                    "Raise hypothesis",
                    "Hypothesis raised",
                    List.of(
                            choice(
                                            "area",
                                            "Where the cause may be",
                                            "PRODUCTION_ONLY",
                                            "FRONT_END",
                                            "BACK_END",
                                            "THIRD_PARTY",
                                            "DATA",
                                            "INFRASTRUCTURE",
                                            "CHANGE",
                                            "OTHER")
                                    .must(),
                            lines("text", "Hypothesis").must())),
            new Step("rule-out", "Rule out hypothesis", "Hypothesis ruled out", List.of(HYPOTHESIS, BECAUSE)),
            new Step("confirm-hypothesis", "Confirm hypothesis", "Hypothesis confirmed", List.of(HYPOTHESIS, BECAUSE)));

    private static final Group WAY_BACK = new Group(
            "Way back",
            new Step(
                    "propose-strategy",
                    "Propose strategy",
                    "Strategy proposed",
                    List.of(
                            STRATEGY,
                            line("rationale", "Because"),
                            line("inFavor.0", "What speaks for it"),
                            line("against.0", "What speaks against it"))),
            new Step(
                    "choose-strategy",
                    "Choose strategy",
                    "Strategy chosen",
                    List.of(
                            STRATEGY,
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
                            DEPLOYMENT,
                            ENVIRONMENT,
                            SYSTEM,
                            VERSION,
                            COMMITS,
                            line("requestedOf", "Who or what is to do it"),
                            UNDO,
                            Field.of(Kind.YES, "override", "Request although it is not verified before production"),
                            OVERRIDE_REASON)),
            new Step(
                    "deploy-fix",
                    "Record deployment",
                    "Deployment recorded",
                    List.of(
                            DEPLOYMENT,
                            line("environment", "Environment (empty: as requested, or production)"),
                            SYSTEM,
                            VERSION,
                            COMMITS,
                            UNDO,
                            Field.of(Kind.YES, "override", "Deploy although it is not verified before production"),
                            OVERRIDE_REASON)),
            new Step(
                    "finish-deployment",
                    "Finish deployment",
                    "Deployment finished",
                    List.of(
                            DEPLOYMENT,
                            choice("outcome", "Outcome", "SUCCEEDED", "PARTIAL", "FAILED")
                                    .must())));

    private static final Group PROOF = new Group(
            "Proof",
            new Step(
                    "record-check",
                    "Record check",
                    "Check recorded",
                    List.of(
                            line("name", "Check").must(),
                            choice("outcome", "Outcome", "PASSED", "FAILED").must(),
                            ENVIRONMENT,
                            SYSTEM,
                            Field.of(Kind.YES, "symptom", "It tests the symptom of this incident"))),
            new Step(
                    "verify",
                    "Verify",
                    "Verified",
                    List.of(ENVIRONMENT, AFFECTED_SYSTEMS, line("text", "How it was verified"))),
            new Step(
                    "reject-fix", "Reject fix", "Fix rejected", List.of(ENVIRONMENT, AFFECTED_SYSTEMS, BECAUSE.must())),
            new Step(
                    "sign-off",
                    "Sign off",
                    "Signed off",
                    List.of(
                            YOU,
                            Field.of(Kind.SYSTEM, "system", "System (empty: all)"),
                            line("text", "What makes you confident"))));

    private static final Group RECOVERY = new Group(
            "Recovery",
            new Step(
                    "mitigate",
                    "Mitigate",
                    "Users are served again",
                    List.of(
                            line("text", "What brought it back"),
                            Field.of(Kind.YES, "impactContinues", "Some impact goes on"))),
            new Step(
                    "start-watch",
                    "Start watch",
                    "Watching",
                    List.of(
                            Field.of(Kind.COUNT, "lengthMinutes", "Minutes"),
                            Field.of(Kind.LIST, "watching", "What is watched"))),
            new Step(
                    "end-watch",
                    "End watch",
                    "Watch ended",
                    List.of(Field.of(Kind.NO, "clean", "Something new was seen"), line("text", "What was seen"))),
            new Step(
                    "report-regression",
                    "Report regression",
                    "Regression reported",
                    List.of(lines("text", "What is seen").must(), SYSTEM, REFERENCE)),
            new Step(
                    "resolve",
                    "Resolve",
                    "Resolved",
                    List.of(
                            lines("summary", "Summary"),
                            Field.of(Kind.YES, "override", "Resolve although not everything is verified"),
                            OVERRIDE_REASON)),
            new Step("reopen", "Reopen", "Reopened", List.of(BECAUSE)),
            new Step(
                    "dismiss",
                    "Dismiss",
                    "Dismissed",
                    List.of(
                            choice("reason", "Because it is", "FALSE_ALARM", "DUPLICATE", "EXPECTED")
                                    .must(),
                            line("duplicateOf", "Duplicate: of which incident"),
                            line("text", "How that is known"))),
            new Step(
                    "merge",
                    "Merge into another",
                    "Merged",
                    List.of(line("into", "Into which incident").must(), BECAUSE)));

    private static final List<Group> GROUPS = List.of(SEVERITY_AND_PEOPLE, IMPACT, CAUSE, WAY_BACK, PROOF, RECOVERY);

    /** What is still found out, or ends, once an incident is resolved. */
    private static final List<String> AFTER_RESOLUTION = List.of(
            "reopen",
            "report-regression",
            "end-impact",
            "estimate-users-affected",
            "link-change",
            "unlink-change",
            "rule-out",
            "confirm-hypothesis",
            "finish-deployment",
            "leave-war-room",
            "close-war-room",
            "name-participant",
            "remove-participant");

    /** Of an incident that was none there is no more to say on a page. */
    private static final List<String> AFTER_DISMISSAL = List.of("reopen");

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
                    BECAUSE));

    private static final Field ENTRY = line("eventId", "Entry").must();

    private static final Field WHY = line("reason", "Why").must();

    static final Step CORRECT = new Step(
            "correct",
            "Correct",
            "Corrected",
            List.of(
                    ENTRY,
                    WHY,
                    line("correction.title", "Title (empty: as it is)"),
                    line("correction.text", "What it should say (empty: as it is)"),
                    Field.of(Kind.INSTANT, "correction.occurredAt", "When it was, UTC (empty: as it is)")));

    static final Step RETRACT = new Step("retract", "Retract", "Retracted", List.of(ENTRY, WHY));

    static final Step PIN = new Step("pin", "Pin", "Pinned", List.of(ENTRY));

    static final Step UNPIN = new Step("unpin", "Unpin", "Unpinned", List.of(ENTRY));

    /** Said of an entry, where it stands in the log. */
    static final List<Step> OF_AN_ENTRY = List.of(CORRECT, RETRACT, PIN, UNPIN);

    private Steps() {}

    static Optional<Step> named(String command) {
        return Stream.concat(Stream.of(NOTE, TICK), Stream.concat(OF_AN_ENTRY.stream(), inGroups()))
                .filter(step -> step.command().equals(command))
                .findFirst();
    }

    private static Stream<Step> inGroups() {
        return GROUPS.stream().flatMap(group -> group.steps().stream());
    }

    /** What can be done now, the next step first. */
    static List<Step> offered(BoardRow row) {
        return all(next(row)).stream()
                .filter(step -> isOffered(step.command(), row))
                .toList();
    }

    /** Without what can only be refused, as there is nothing under way that it could be said of. */
    static List<Step> offered(BoardRow row, UnderWay underWay) {
        return offered(row).stream()
                .filter(step -> step.command().equals(next(row)) || isOfSomething(step.command(), row, underWay))
                .toList();
    }

    private static String next(BoardRow row) {
        return row.nextStep() == null ? "" : row.nextStep().command();
    }

    private static boolean isOfSomething(String command, BoardRow row, UnderWay underWay) {
        return switch (command) {
            case "deescalate" -> row.severity() != null && !row.severity().equals("SEV5");
            case "leave-war-room" -> isAnybodyPresent(row);
            case "close-war-room" -> underWay.isRoomOpen() || isAnybodyPresent(row);
            case "change-impact", "end-impact" -> row.systems().stream().anyMatch(system -> system.level() != null);
            case "rule-out", "confirm-hypothesis" -> underWay.hasHypotheses();
            case "unlink-change" -> underWay.hasChanges();
            case "complete-rollback-step" -> underWay.isRollingBack();
            case "finish-deployment" -> underWay.deployment().isPresent();
            case "end-watch" -> underWay.isWatching();
            default -> true;
        };
    }

    private static boolean isAnybodyPresent(BoardRow row) {
        return row.people().stream().anyMatch(BoardRow.Member::present);
    }

    private static boolean isOffered(String command, BoardRow row) {
        if (row.isMerged()) {
            return false;
        }
        if (row.isDismissed()) {
            return AFTER_DISMISSAL.contains(command);
        }
        return row.isResolved() ? AFTER_RESOLUTION.contains(command) : !command.equals("reopen");
    }

    /** What can be done at some time, {@code first} before the others: for who does not know how far the incident is. */
    static List<Step> all(String first) {
        return inGroups()
                .sorted(Comparator.comparing(step -> !step.command().equals(first)))
                .toList();
    }

    /** The titles of these, each by the command of the first that stands under it; {@code first} stands for itself. */
    static Map<String, String> titles(List<Step> steps, String first) {
        var titles = new HashMap<String, String>();
        for (var group : GROUPS) {
            steps.stream()
                    .filter(step ->
                            group.steps().contains(step) && !step.command().equals(first))
                    .findFirst()
                    .ifPresent(step -> titles.put(step.command(), group.title()));
        }
        return titles;
    }
}

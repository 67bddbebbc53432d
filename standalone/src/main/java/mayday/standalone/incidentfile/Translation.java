package mayday.standalone.incidentfile;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An account as the commands that would have been sent, had Mayday been there. The same file makes the same commands
 * in the same order, always: their place in the list is part of their idempotency keys.
 */
public final class Translation {

    static final int MOST_SYSTEMS = 200;

    private final IncidentFile file;
    private final List<Command> commands = new ArrayList<>();
    private boolean strategyChosen;

    private Translation(IncidentFile file) {
        this.file = file;
    }

    public static List<Command> commands(IncidentFile file) {
        var translation = new Translation(file);
        translation.report();
        translation.trigger();
        translation.usersAffected();
        file.impact().windows().forEach(translation::window);
        file.entries().forEach(translation::entry);
        translation.strategyWithoutTime();
        // Last, so that nothing that is told afterwards reopens what the account closed.
        translation.stamp("mitigate", file.stamps().mitigated());
        translation.stamp("resolve", file.stamps().resolved());
        return List.copyOf(translation.commands);
    }

    private void report() {
        var body = new Body(file.reported())
                .put("mode", "RETROSPECTIVE")
                .put("title", Wording.title(file.title()))
                .put(
                        "description",
                        Wording.length(file.title()) > Wording.LONGEST_NAME ? Wording.text(file.title()) : null)
                .put("reference", file.source() == null ? null : Wording.reference(file.source()))
                .put("reporter", file.organisation())
                .put("severity", Wording.severity(file.severity()).orElse(null))
                .putMoment("impactStartedAt", file.stamps().impactStart())
                .putMoment("detectedAt", file.stamps().detected());
        if (!file.systems().isEmpty()) {
            body.put(
                    "systems",
                    file.systems().stream()
                            .limit(MOST_SYSTEMS)
                            .map(system -> Map.of("system", system))
                            .toList());
        }
        add(Command.REPORT, body);
    }

    private void trigger() {
        var trigger = file.trigger();
        if (trigger == null) {
            return;
        }
        var when = trigger.at() != null ? trigger.at() : unknown(file.reported());
        add(
                "link-change",
                new Body(when)
                        .put("changeId", changeId("trigger"))
                        .put("kind", Wording.changeKind(trigger.kind()))
                        .put("system", trigger.system())
                        .put("reference", trigger.reference() == null ? null : Wording.reference(trigger.reference()))
                        .putMoment("changedAt", trigger.at())
                        .put("role", "SUSPECT")
                        .put("reason", Wording.text("Named as the trigger: " + trigger.kind())));
    }

    private void usersAffected() {
        var users = file.usersAffected();
        if (users == null) {
            return;
        }
        var range = users.range();
        if (range == null) {
            add("note", new Body(file.reported()).put("kind", "OBSERVATION").put("text", Wording.text(users.words())));
            return;
        }
        add(
                "estimate-users-affected",
                new Body(file.reported())
                        .put("value", range.value())
                        .put("upper", range.upper())
                        .put("unit", users.unit())
                        .put("method", users.basis() == null ? null : Wording.text(users.basis())));
    }

    private void window(Window window) {
        add(
                "start-impact",
                new Body(new Moment(window.from(), Precision.EXACT))
                        .put("system", window.system())
                        .put("level", window.level())
                        .put("assumed", window.assumed() ? true : null)
                        .put("text", window.text()));
        add("end-impact", new Body(new Moment(window.to(), Precision.EXACT)).put("system", window.system()));
    }

    private void entry(Entry entry) {
        switch (entry.kind()) {
            case "report" ->
                add(
                        "add-report",
                        new Body(entry.when()).put("text", text(entry)).put("system", entry.system()));
            case "escalate" -> add("escalate", new Body(entry.when()).put("reason", text(entry)));
            case "join" -> join(entry);
            case "change" -> change(entry, Wording.changeKind(entry.text()));
            case "deploy" -> deploy(entry);
            case "strategy" -> strategy(entry);
            case "verify" -> check(entry);
            default -> note(entry);
        }
        // What does not fit into one text follows it.
        Wording.texts(entry.text()).stream().skip(1).forEach(rest -> note(entry, rest));
    }

    private void note(Entry entry) {
        note(entry, text(entry));
    }

    private void note(Entry entry, String text) {
        add(
                "note",
                new Body(entry.when())
                        .put("kind", Wording.noteKind(entry.kind()))
                        .put("text", text)
                        .put("system", entry.system()));
    }

    private void check(Entry entry) {
        var name = Wording.name(entry.text());
        add(
                "record-check",
                new Body(entry.when())
                        .put("name", name.isEmpty() ? "Check" : name)
                        .put("system", entry.system())
                        .put("outcome", Wording.checkOutcome(entry.text()))
                        .put("text", text(entry)));
    }

    // Accounts name nobody: people are counted, and what is told of them is their role.
    private void join(Entry entry) {
        if (!Wording.name(entry.text()).equals(entry.text())) {
            note(entry);
            return;
        }
        add(
                "join-war-room",
                new Body(entry.when())
                        .put("person", "Responder " + (1 + count("join-war-room"::equals)))
                        .put("role", entry.text()));
    }

    private void deploy(Entry entry) {
        if (isBeforeTheTrouble(entry)) {
            change(entry, "DEPLOYMENT");
            return;
        }
        if (count("strategy"::equals, file.entries()) == 0) {
            chooseStrategy(entry.when(), null);
        }
        var id = changeId("deployment-" + (1 + count("deploy-fix"::equals)));
        add("deploy-fix", new Body(entry.when()).put("deploymentId", id).put("system", entry.system()));
        add(
                "finish-deployment",
                new Body(entry.when())
                        .put("deploymentId", id)
                        .put("outcome", Wording.deploymentOutcome(entry.text()))
                        .put("text", text(entry)));
    }

    private boolean isBeforeTheTrouble(Entry entry) {
        var begin = file.stamps().begin();
        return begin != null && entry.when() != null && isBefore(entry.when(), begin);
    }

    // Of what is known to the day only, nothing is known to be before anything of the same day.
    private static boolean isBefore(Moment one, Moment other) {
        var isOfDays = one.precision() == Precision.DAY || other.precision() == Precision.DAY;
        var unit = isOfDays ? ChronoUnit.DAYS : ChronoUnit.NANOS;
        return one.at().truncatedTo(unit).isBefore(other.at().truncatedTo(unit));
    }

    private void change(Entry entry, String kind) {
        add(
                "link-change",
                new Body(entry.when())
                        .put("changeId", changeId("change-" + (1 + count("link-change"::equals))))
                        .put("kind", kind)
                        .put("system", entry.system())
                        .putMoment("changedAt", entry.when())
                        .put("role", "SUSPECT")
                        .put("reason", text(entry)));
    }

    private void strategy(Entry entry) {
        if (file.strategy() == null || strategyChosen) {
            note(entry);
        } else {
            chooseStrategy(entry.when(), text(entry));
        }
    }

    private void chooseStrategy(@Nullable Moment when, @Nullable String rationale) {
        if (file.strategy() == null || strategyChosen) {
            return;
        }
        strategyChosen = true;
        add(
                "choose-strategy",
                new Body(when)
                        .put("strategy", Wording.strategy(file.strategy()))
                        .put("rationale", rationale));
    }

    private void strategyWithoutTime() {
        chooseStrategy(unknown(file.reported()), null);
    }

    private void stamp(String command, @Nullable Moment when) {
        if (when != null) {
            add(command, new Body(when));
        }
    }

    private static @Nullable Moment unknown(@Nullable Moment moment) {
        return moment == null ? null : moment.with(Precision.UNKNOWN);
    }

    private String changeId(String suffix) {
        var longest = Wording.LONGEST_NAME - suffix.length() - 1;
        var slug = file.slug().length() <= longest ? file.slug() : file.slug().substring(0, longest);
        return slug + "/" + suffix;
    }

    private static String text(Entry entry) {
        return Wording.texts(entry.text()).getFirst();
    }

    private long count(Predicate<String> name) {
        return commands.stream().map(Command::name).filter(name).count();
    }

    private static long count(Predicate<String> kind, List<Entry> entries) {
        return entries.stream().map(Entry::kind).filter(kind).count();
    }

    private void add(String name, Body body) {
        commands.add(new Command(name, body.fields()));
    }
}

package mayday.endtoend.incidents;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Entries of every known kind and of some unknown ones, in order or not. */
final class GeneratedTimeline {

    private static final List<String> KINDS = List.of(
            "change",
            "symptom",
            "report",
            "alert",
            "declare",
            "escalate",
            "join",
            "observe",
            "hypothesis",
            "strategy",
            "deploy",
            "verify",
            "mitigate",
            "recover",
            "resolve",
            "communicate",
            "postmortem",
            "rumor",
            "");

    private final Dice dice;
    private final Instants instants;

    GeneratedTimeline(Dice dice, Instants instants) {
        this.dice = dice;
        this.instants = instants;
    }

    ArrayNode entries() {
        var entries = JsonMapper.shared().createArrayNode();
        var drawn = Stream.generate(instants::instant).limit(dice.between(0, 14));
        (dice.percent(75) ? drawn.sorted() : drawn).forEach(at -> entry(entries, at));
        return entries;
    }

    private void entry(ArrayNode entries, Instant at) {
        var entry = entries.addObject();
        var onlyDay = dice.percent(4);
        if (dice.percent(97)) {
            entry.put("at", onlyDay ? instants.anyDay() : instants.written(at));
        }
        if (onlyDay) {
            entry.put("precision", "day");
        } else if (dice.percent(10)) {
            entry.put("approximate", dice.percent(90));
        }
        if (dice.percent(98)) {
            entry.put("kind", dice.oneOf(KINDS));
        }
        if (dice.percent(65)) {
            entry.put("system", Texts.system(dice));
        }
        if (dice.percent(97)) {
            entry.put("text", Texts.any(dice));
        }
    }
}

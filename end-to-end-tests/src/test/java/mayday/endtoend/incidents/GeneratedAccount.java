package mayday.endtoend.incidents;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a generated organization says: stamps in any order, windows that touch, overlap, nest, last no time or are none. */
final class GeneratedAccount {

    private static final List<String> STAMPS = List.of("impact_start", "detected", "mitigated", "resolved");
    private static final List<String> LEVELS =
            List.of("down", "degraded", "down", "degraded", "down", "degraded", "partial", "brownout");

    private final Dice dice;
    private final Instants instants;
    private final ObjectNode published = JsonMapper.shared().createObjectNode();

    GeneratedAccount(Dice dice, Instants instants) {
        this.dice = dice;
        this.instants = instants;
    }

    ObjectNode published() {
        stamps();
        if (dice.percent(60)) {
            windows(published.putArray("per_system"));
        }
        if (dice.percent(30)) {
            published.put("duration_minutes", dice.between(1, 900)).put("duration_basis", "a guess");
        }
        if (dice.percent(30)) {
            published.put("notes", Texts.any(dice));
        }
        if (dice.percent(20)) {
            published.putObject("status_page").put("opened", instants.any()).put("odd", true);
        }
        return published;
    }

    private void stamps() {
        var drawn = Stream.generate(instants::instant).limit(STAMPS.size());
        var inOrder = (dice.percent(70) ? drawn.sorted() : drawn).toList();
        for (int i = 0; i < STAMPS.size(); i++) {
            if (dice.percent(75)) {
                published.put(STAMPS.get(i), instants.written(inOrder.get(i)));
            } else if (dice.percent(10)) {
                published.putNull(STAMPS.get(i));
            }
        }
    }

    private void windows(ArrayNode windows) {
        var systems = Stream.generate(() -> Texts.system(dice))
                .limit(dice.between(1, 3))
                .distinct()
                .toList();
        for (var system : systems) {
            var end = window(windows, system, instants.instant());
            for (int more = dice.between(0, 4); more > 0; more--) {
                // A third of the later windows touch the one before.
                end = window(windows, system, dice.percent(33) ? end : instants.instant());
            }
        }
    }

    private Instant window(ArrayNode windows, String system, Instant from) {
        var other = instants.instant();
        var to = dice.percent(7) || other.isBefore(from) ? from.plusSeconds(dice.percent(50) ? 0 : 61) : other;
        var window = windows.addObject().put("system", system).put("from", instants.written(from));
        if (dice.percent(97)) {
            window.put("to", instants.written(dice.percent(2) ? from.minusSeconds(90) : to));
        }
        if (dice.percent(97)) {
            window.put("level", dice.oneOf(LEVELS));
        }
        return to;
    }
}

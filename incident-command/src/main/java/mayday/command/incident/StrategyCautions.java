package mayday.command.incident;

import static mayday.command.incident.Strategy.HOTFIX;
import static mayday.command.incident.Strategy.REDEPLOY_LAST_GOOD;
import static mayday.command.incident.Strategy.REVERT;
import static mayday.command.incident.Strategy.ROLLBACK;
import static mayday.command.incident.StrategyQuestion.CACHES_STALE;
import static mayday.command.incident.StrategyQuestion.FIX_KNOWN;
import static mayday.command.incident.StrategyQuestion.PROBLEM_KNOWN;
import static mayday.command.incident.StrategyQuestion.SCHEMA_CHANGED;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to look out for on a way back, be it the best one or not. */
final class StrategyCautions {

    /** One line of the table: where it applies to the situation and the strategy, it is said. */
    record Row(String code, BiPredicate<Situation, @Nullable Strategy> condition, String sentence) {}

    static final List<Row> ROWS = List.of(
            new Row(
                    "cache_policy",
                    (known, way) -> known.isYes(CACHES_STALE) || (way == HOTFIX && !known.isNo(CACHES_STALE)),
                    "Caches go on serving what they hold: purge them, or take their time to live into account."),
            new Row(
                    "table_model_changed",
                    (known, _) -> known.isYes(SCHEMA_CHANGED),
                    "A migration ran or a table model changed: say how the data goes back, or why it may stay."),
            new Row(
                    "silent_revert_over_schema_change",
                    (known, way) -> way == REVERT && known.isYes(SCHEMA_CHANGED),
                    "The reverted code would meet the changed tables without a word: plan the way back of the schema too."),
            new Row(
                    "hotfix_without_known_fix",
                    (known, way) -> way == HOTFIX && (known.isNo(PROBLEM_KNOWN) || known.isNo(FIX_KNOWN)),
                    "A hotfix is a guess while the problem or its fix is not known."),
            new Row(
                    "developer_copy",
                    (known, _) -> known.facts().copy(),
                    "A developer's copy is no reproducible build: deploy a proper one as soon as users are served."),
            new Row(
                    "developer_copy_without_provenance",
                    (known, _) -> known.facts().copy() && !known.facts().provenanceStated(),
                    "A developer's copy needs its provenance: whose it is, and which commit."));

    private StrategyCautions() {}

    static List<Warning> of(Situation known, @Nullable Strategy way) {
        var cautions = ROWS.stream()
                .filter(row -> row.condition().test(known, way))
                .map(row -> new Warning(row.code(), row.sentence()));
        return Stream.concat(cautions, undoneFixes(known, way)).toList();
    }

    private static Stream<Warning> undoneFixes(Situation known, @Nullable Strategy way) {
        return way == ROLLBACK || way == REDEPLOY_LAST_GOOD
                ? known.facts().undoneFixes().stream()
                        .map(number -> new Warning(
                                "undoes_earlier_fix", "This rollback would undo the fix of INC-%d.".formatted(number)))
                : Stream.empty();
    }
}

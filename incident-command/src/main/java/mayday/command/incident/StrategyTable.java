package mayday.command.incident;

import static mayday.command.incident.Strategy.*;
import static mayday.command.incident.StrategyQuestion.*;
import static mayday.command.incident.StrategyReason.*;

import java.util.List;
import java.util.function.Predicate;

/**
 * What speaks for each strategy and against it. The weights of all rows that hold are added up; the strategy with the
 * highest sum is recommended where that is enough.
 *
 * <p>Against the one that fits best nothing adds up: a flag that can be switched off (11) comes before a quick hotfix (10),
 * that before a rollback of data (9), that before the last good build (8), that before a revert (7). A rollback of other
 * parts (5) comes before what takes back code alone (4), and after a hotfix.
 */
// The words of the table are predicates, so that its rows can join them.
@SuppressWarnings("UnnecessaryLambda")
final class StrategyTable {

    /** The sum from which on a strategy is recommended. */
    static final int ENOUGH = 3;

    static final int QUICK_MINUTES = 30;

    private static final int NEVER = -20;

    /** One line of the table: where the condition holds, the reason weighs in. */
    record Row(Predicate<Situation> condition, Strategy strategy, int weight, StrategyReason reason) {}

    static final List<Row> ROWS = List.of(
            row(yes(PROBLEM_KNOWN).and(yes(FIX_KNOWN)), HOTFIX, +3, PROBLEM_AND_FIX_KNOWN),
            row(yes(FIX_KNOWN).and(quick()), HOTFIX, +7, FIX_IS_QUICK),
            row(no(PROBLEM_KNOWN), HOTFIX, NEVER, PROBLEM_NOT_KNOWN),
            row(no(FIX_KNOWN), HOTFIX, NEVER, FIX_NOT_KNOWN),
            row(slow(), HOTFIX, -6, FIX_TAKES_LONG),
            row(no(PROBLEM_KNOWN), REVERT, +3, CAUSE_UNCLEAR),
            row(no(FIX_KNOWN).or(slow()), REVERT, +3, FIX_NOT_AT_HAND),
            row(yes(LAST_DEPLOYMENT_SUSPECT), REVERT, +1, LAST_DEPLOYMENT_SUSPECTED),
            row(no(LAST_DEPLOYMENT_SUSPECT), REVERT, NEVER, LAST_DEPLOYMENT_NOT_SUSPECTED),
            row(yes(SCHEMA_CHANGED), REVERT, NEVER, SCHEMA_STAYS_BEHIND),
            row(yes(BEYOND_CODE), REVERT, -3, CODE_IS_NOT_ENOUGH),
            row(yes(SCHEMA_CHANGED), ROLLBACK, +9, DATA_GOES_BACK_TOO),
            row(yes(BEYOND_CODE), ROLLBACK, +5, PARTS_GO_BACK_IN_ORDER),
            row(no(SCHEMA_CHANGED).and(no(BEYOND_CODE)), ROLLBACK, -3, ONLY_CODE_CHANGED),
            row(in(StrategyFacts::rollbackPlanned), ROLLBACK, +1, ROLLBACK_PLANNED),
            row(undoesFix(), ROLLBACK, -1, UNDOES_EARLIER_FIX),
            row(yes(LAST_GOOD_BUILD).and(unserved()), REDEPLOY_LAST_GOOD, +7, RESTORE_FIRST),
            row(yes(LAST_DEPLOYMENT_SUSPECT), REDEPLOY_LAST_GOOD, +1, LAST_DEPLOYMENT_SUSPECTED),
            row(no(LAST_DEPLOYMENT_SUSPECT), REDEPLOY_LAST_GOOD, NEVER, LAST_DEPLOYMENT_NOT_SUSPECTED),
            row(no(LAST_GOOD_BUILD), REDEPLOY_LAST_GOOD, NEVER, NO_LAST_GOOD_BUILD),
            row(yes(SCHEMA_CHANGED), REDEPLOY_LAST_GOOD, NEVER, SCHEMA_IS_TOO_NEW),
            row(yes(BEYOND_CODE), REDEPLOY_LAST_GOOD, -4, CODE_IS_NOT_ENOUGH),
            row(undoesFix(), REDEPLOY_LAST_GOOD, -2, UNDOES_EARLIER_FIX),
            row(in(StrategyFacts::flagSuspect), FEATURE_OFF, +11, FLAG_SUSPECTED),
            row(in(StrategyFacts::infrastructureSuspect), FAILOVER, +3, INFRASTRUCTURE_SUSPECTED),
            row(yes(LAST_DEPLOYMENT_SUSPECT), SCALE, -3, MORE_OF_THE_SAME),
            row(always(), RESTORE_BACKUP, -3, WRITES_ARE_LOST));

    private StrategyTable() {}

    private static Row row(Predicate<Situation> condition, Strategy strategy, int weight, StrategyReason reason) {
        return new Row(condition, strategy, weight, reason);
    }

    private static Predicate<Situation> yes(StrategyQuestion question) {
        return situation -> situation.isYes(question);
    }

    private static Predicate<Situation> no(StrategyQuestion question) {
        return situation -> situation.isNo(question);
    }

    private static Predicate<Situation> quick() {
        return situation -> situation.minutesToFix().stream().anyMatch(minutes -> minutes <= QUICK_MINUTES);
    }

    private static Predicate<Situation> slow() {
        return situation -> situation.minutesToFix().stream().anyMatch(minutes -> minutes > QUICK_MINUTES);
    }

    private static Predicate<Situation> in(Predicate<StrategyFacts> fact) {
        return situation -> fact.test(situation.facts());
    }

    private static Predicate<Situation> unserved() {
        return situation -> !situation.facts().mitigated();
    }

    private static Predicate<Situation> undoesFix() {
        return situation -> !situation.facts().undoneFixes().isEmpty();
    }

    private static Predicate<Situation> always() {
        return _ -> true;
    }
}

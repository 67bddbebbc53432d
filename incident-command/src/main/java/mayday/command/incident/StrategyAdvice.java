package mayday.command.incident;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which way back fits what is known. It guides and never decides: any other choice is as good a fact.
 *
 * @param recommended absent where too little speaks for any
 * @param reasons what speaks for the one recommended
 * @param warnings what to look out for on it, and on any way where none is recommended
 * @param answers what was taken as known, said by people or by the facts
 * @param openQuestions those whose answer could change the recommendation
 * @param ranking every strategy, the best first
 */
public record StrategyAdvice(
        @Nullable Strategy recommended,
        List<Reason> reasons,
        List<Warning> warnings,
        StrategyAnswers answers,
        List<StrategyQuestion> openQuestions,
        List<Standing> ranking) {

    /** A stable code and a sentence for people. */
    public record Reason(String code, String detail) {

        static Reason of(StrategyTable.Row row) {
            return new Reason(row.reason().code(), row.reason().sentence());
        }
    }

    /** Where one strategy stands, and why. */
    public record Standing(
            Strategy strategy, int weight, List<Reason> inFavor, List<Reason> against, List<Warning> warnings) {

        static Standing of(Strategy strategy, Situation known) {
            var rows = StrategyTable.ROWS.stream()
                    .filter(row -> row.strategy() == strategy)
                    .filter(row -> row.condition().test(known))
                    .toList();
            return new Standing(
                    strategy,
                    rows.stream().mapToInt(StrategyTable.Row::weight).sum(),
                    rows.stream()
                            .filter(row -> row.weight() > 0)
                            .map(Reason::of)
                            .toList(),
                    rows.stream()
                            .filter(row -> row.weight() < 0)
                            .map(Reason::of)
                            .toList(),
                    StrategyCautions.of(known, strategy));
        }
    }

    /** What people say comes before what the facts seem to say. */
    public static StrategyAdvice on(StrategyFacts facts, StrategyAnswers said) {
        var known = Situation.of(facts, said);
        var ranking = ranking(known);
        var best = ranking.getFirst();
        var recommended = recommended(best);
        return new StrategyAdvice(
                recommended,
                recommended == null ? List.of() : best.inFavor(),
                StrategyCautions.of(known, recommended),
                known.answers(),
                openQuestions(known, recommended),
                ranking);
    }

    private static List<Standing> ranking(Situation known) {
        // Stable: strategies of equal weight keep the order in which they are declared.
        return Arrays.stream(Strategy.values())
                .map(strategy -> Standing.of(strategy, known))
                .sorted(comparingInt(Standing::weight).reversed())
                .toList();
    }

    private static @Nullable Strategy recommended(Standing best) {
        return best.weight() >= StrategyTable.ENOUGH ? best.strategy() : null;
    }

    private static List<StrategyQuestion> openQuestions(Situation known, @Nullable Strategy recommended) {
        return Arrays.stream(StrategyQuestion.values())
                .filter(question -> !known.answers().answers(question))
                .filter(question -> possibleAnswers(known.answers(), question)
                        .anyMatch(answers ->
                                recommended(ranking(known.with(answers)).getFirst()) != recommended))
                .toList();
    }

    private static Stream<StrategyAnswers> possibleAnswers(StrategyAnswers known, StrategyQuestion question) {
        return question == StrategyQuestion.MINUTES_TO_FIX
                ? Stream.of(StrategyTable.QUICK_MINUTES, StrategyTable.QUICK_MINUTES + 1)
                        .map(known::withMinutes)
                : Stream.of(true, false).map(answer -> known.with(question, answer));
    }
}

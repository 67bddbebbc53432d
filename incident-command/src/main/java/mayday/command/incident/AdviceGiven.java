package mayday.command.incident;

import static java.util.Objects.requireNonNullElseGet;

import java.util.stream.Stream;
import mayday.command.incident.IncidentCommand.ChooseStrategy;
import org.jspecify.annotations.Nullable;

/** Holds a choice against the advice: whoever chooses otherwise is warned, and never refused. */
final class AdviceGiven {

    private AdviceGiven() {}

    /** Absent where nobody was asked and the facts alone neither say enough nor warn of anything. */
    static @Nullable AdviceTaken on(ChooseStrategy choose, StrategyFacts facts, Gates gates) {
        var known = facts.with(choose.builds()).restoringFrom(choose.restoreSource(), choose.provenance());
        var advice = StrategyAdvice.on(known, requireNonNullElseGet(choose.answers(), StrategyAnswers::none));
        if (choose.answers() == null && advice.recommended() == null && !isRisky(known)) {
            return null;
        }
        var warnings = Stream.concat(against(advice, choose.strategy()), cautions(advice, choose.strategy()))
                .toList();
        warnings.forEach(gates::warnOnce);
        return new AdviceTaken(
                choose.answers(),
                advice.recommended(),
                warnings.stream().map(Warning::code).distinct().toList());
    }

    /** Whatever the way: the incident itself says that there is something to look out for. */
    private static boolean isRisky(StrategyFacts known) {
        return known.copy() || Boolean.TRUE.equals(known.answers().cachesStale());
    }

    private static Stream<Warning> against(StrategyAdvice advice, Strategy chosen) {
        return advice.recommended() == null || advice.recommended() == chosen
                ? Stream.empty()
                : Stream.of(new Warning(
                        "against_advice",
                        "The advice was %s. %s"
                                .formatted(
                                        advice.recommended(),
                                        advice.reasons().getFirst().detail())));
    }

    private static Stream<Warning> cautions(StrategyAdvice advice, Strategy chosen) {
        return advice.ranking().stream()
                .filter(standing -> standing.strategy() == chosen)
                .flatMap(standing -> standing.warnings().stream());
    }
}

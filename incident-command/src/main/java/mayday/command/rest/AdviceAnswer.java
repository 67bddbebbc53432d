package mayday.command.rest;

import java.util.List;
import mayday.command.incident.Strategy;
import mayday.command.incident.StrategyAdvice;
import mayday.command.incident.StrategyAdvice.Reason;
import mayday.command.incident.StrategyAdvice.Standing;
import mayday.command.incident.StrategyAnswers;
import mayday.command.incident.StrategyQuestion;
import mayday.command.incident.Warning;
import org.jspecify.annotations.Nullable;

/**
 * Which way back fits what is known.
 *
 * @param recommended absent where too little speaks for any
 * @param answers what was taken as known: said in the request, or told by the incident
 * @param openQuestions those whose answer could change the recommendation
 * @param ranking every strategy, the best first
 * @param lastGoodBuilds one for each affected system of the incident
 */
record AdviceAnswer(
        @Nullable Strategy recommended,
        List<Reason> reasons,
        List<Warning> warnings,
        StrategyAnswers answers,
        List<Open> openQuestions,
        List<Standing> ranking,
        List<GoodBuildAnswer> lastGoodBuilds) {

    /** @param parameter the field or parameter that takes the answer */
    record Open(String parameter, String question) {}

    static AdviceAnswer of(StrategyAdvice advice, List<GoodBuildAnswer> lastGoodBuilds) {
        return new AdviceAnswer(
                advice.recommended(),
                advice.reasons(),
                advice.warnings(),
                advice.answers(),
                advice.openQuestions().stream()
                        .map(question -> new Open(parameter(question), question.words()))
                        .toList(),
                advice.ranking(),
                lastGoodBuilds);
    }

    static String parameter(StrategyQuestion question) {
        return switch (question) {
            case PROBLEM_KNOWN -> "problemKnown";
            case FIX_KNOWN -> "fixKnown";
            case MINUTES_TO_FIX -> "minutesToFix";
            case LAST_DEPLOYMENT_SUSPECT -> "lastDeploymentSuspect";
            case SCHEMA_CHANGED -> "schemaChanged";
            case BEYOND_CODE -> "beyondCode";
            case CACHES_STALE -> "cachesStale";
            case LAST_GOOD_BUILD -> "lastGoodBuild";
        };
    }
}

package mayday.command.incident;

import org.jspecify.annotations.Nullable;

/**
 * Answers to each {@link StrategyQuestion}; absent where nobody has answered.
 *
 * @param schemaChanged a migration ran or a table model changed
 * @param beyondCode several teams or parts other than code are involved
 */
public record StrategyAnswers(
        @Nullable Boolean problemKnown,
        @Nullable Boolean fixKnown,
        @Nullable Integer minutesToFix,
        @Nullable Boolean lastDeploymentSuspect,
        @Nullable Boolean schemaChanged,
        @Nullable Boolean beyondCode,
        @Nullable Boolean cachesStale,
        @Nullable Boolean lastGoodBuild) {

    public static StrategyAnswers none() {
        return new StrategyAnswers(null, null, null, null, null, null, null, null);
    }

    /** These, and the others' where these have none. */
    public StrategyAnswers orElse(StrategyAnswers others) {
        return new StrategyAnswers(
                first(problemKnown, others.problemKnown),
                first(fixKnown, others.fixKnown),
                first(minutesToFix, others.minutesToFix),
                first(lastDeploymentSuspect, others.lastDeploymentSuspect),
                first(schemaChanged, others.schemaChanged),
                first(beyondCode, others.beyondCode),
                first(cachesStale, others.cachesStale),
                first(lastGoodBuild, others.lastGoodBuild));
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    /** The answer to a question of yes or no; absent for the one that asks for minutes. */
    @Nullable
    Boolean to(StrategyQuestion question) {
        return switch (question) {
            case PROBLEM_KNOWN -> problemKnown;
            case FIX_KNOWN -> fixKnown;
            case MINUTES_TO_FIX -> null;
            case LAST_DEPLOYMENT_SUSPECT -> lastDeploymentSuspect;
            case SCHEMA_CHANGED -> schemaChanged;
            case BEYOND_CODE -> beyondCode;
            case CACHES_STALE -> cachesStale;
            case LAST_GOOD_BUILD -> lastGoodBuild;
        };
    }

    boolean answers(StrategyQuestion question) {
        return question == StrategyQuestion.MINUTES_TO_FIX ? minutesToFix != null : to(question) != null;
    }

    StrategyAnswers withMinutes(int minutes) {
        return new StrategyAnswers(null, null, minutes, null, null, null, null, null).orElse(this);
    }

    StrategyAnswers with(StrategyQuestion question, boolean answer) {
        return new StrategyAnswers(
                        question == StrategyQuestion.PROBLEM_KNOWN ? answer : null,
                        question == StrategyQuestion.FIX_KNOWN ? answer : null,
                        null,
                        question == StrategyQuestion.LAST_DEPLOYMENT_SUSPECT ? answer : null,
                        question == StrategyQuestion.SCHEMA_CHANGED ? answer : null,
                        question == StrategyQuestion.BEYOND_CODE ? answer : null,
                        question == StrategyQuestion.CACHES_STALE ? answer : null,
                        question == StrategyQuestion.LAST_GOOD_BUILD ? answer : null)
                .orElse(this);
    }
}

package mayday.command.incident;

import java.util.OptionalInt;

/** All that is known when a way back is looked for: the incident's facts, and the answers of both, people's first. */
record Situation(StrategyFacts facts, StrategyAnswers answers) {

    static Situation of(StrategyFacts facts, StrategyAnswers said) {
        return new Situation(facts, said.orElse(facts.answers()));
    }

    boolean isYes(StrategyQuestion question) {
        return Boolean.TRUE.equals(answers.to(question));
    }

    boolean isNo(StrategyQuestion question) {
        return Boolean.FALSE.equals(answers.to(question));
    }

    OptionalInt minutesToFix() {
        var minutes = answers.minutesToFix();
        return minutes == null ? OptionalInt.empty() : OptionalInt.of(minutes);
    }

    Situation with(StrategyAnswers other) {
        return new Situation(facts, other);
    }
}

package mayday.postmortem.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mayday.incident.v1.RollbackPart;
import mayday.incident.v1.Strategy;
import mayday.incident.v1.StrategyChosen;
import org.jspecify.annotations.Nullable;

/**
 * A way out that was chosen, with what spoke for it.
 *
 * @param reverted first and last commit of what a REVERT undoes, as {@code first..last}
 * @param revertCommit the new commit that undoes them
 * @param revertMessage the message of that commit
 * @param rollbackParts what must go back, by the last plan, with how far each part has come
 * @param restoreSource where the build came from: LAST_GOOD_BUILD, OTHER_BRANCH, DEVELOPER_COPY
 * @param recommended what the advice was, where there was any
 * @param supersededAt when another choice took its place
 */
public record StrategyChoice(
        String strategy,
        Instant at,
        String precision,
        @Nullable String rationale,
        List<String> decidedBy,
        List<Option> options,
        @Nullable String reverted,
        @Nullable String revertCommit,
        @Nullable String revertMessage,
        List<RollbackStep> rollbackParts,
        @Nullable String restoreSource,
        @Nullable String provenance,
        @Nullable String recommended,
        @Nullable Instant supersededAt,
        @Nullable String supersededAtPrecision,
        @Nullable String supersededReason,
        String eventId) {

    public record Option(String strategy, List<String> inFavor, List<String> against) {}

    static List<StrategyChoice> of(List<Occurrence> log) {
        var choices = new ArrayList<StrategyChoice>();
        List<RollbackStep> plan = List.of();
        var isInForce = false;
        for (var said : log) {
            plan = plan(plan, said);
            if (said.event().hasStrategyChosen()) {
                choices.add(of(said, said.event().getStrategyChosen()));
                isInForce = true;
            } else if (said.event().hasStrategySuperseded() && !choices.isEmpty()) {
                var superseded = said.event().getStrategySuperseded();
                choices.add(
                        choices.removeLast().superseded(said, superseded.hasReason() ? superseded.getReason() : null));
            }
            // What comes after a reopening is no longer about the choice before it.
            isInForce &= !said.event().hasReopened();
            if (isInForce && !plan.isEmpty() && isRollback(choices.getLast())) {
                choices.add(choices.removeLast().by(plan));
            }
        }
        return List.copyOf(choices);
    }

    private static boolean isRollback(StrategyChoice choice) {
        return choice.strategy().equals("ROLLBACK") && choice.supersededAt() == null;
    }

    private static List<RollbackStep> plan(List<RollbackStep> plan, Occurrence said) {
        var event = said.event();
        if (event.hasRollbackPlanned()) {
            return replaced(plan, event.getRollbackPlanned().getPartsList());
        }
        if (event.hasStrategyChosen()) {
            return brought(plan, event.getStrategyChosen());
        }
        if (event.hasRollbackStepCompleted()) {
            var step = event.getRollbackStepCompleted();
            return told(plan, step.getPart(), "DONE", said, step.hasText() ? step.getText() : null);
        }
        if (event.hasRollbackStepFailed()) {
            var step = event.getRollbackStepFailed();
            return told(plan, step.getPart(), "FAILED", said, step.hasReason() ? step.getReason() : null);
        }
        return event.hasReopened() ? plan.stream().map(RollbackStep::untold).toList() : plan;
    }

    private static List<RollbackStep> brought(List<RollbackStep> plan, StrategyChosen chosen) {
        return chosen.getStrategy() == Strategy.STRATEGY_ROLLBACK && chosen.getRollbackPartsCount() > 0
                ? replaced(plan, chosen.getRollbackPartsList())
                : plan;
    }

    private static List<RollbackStep> replaced(List<RollbackStep> plan, List<RollbackPart> parts) {
        return parts.stream()
                .map(RollbackStep::of)
                .map(step -> step.after(plan.stream()
                        .filter(known -> known.name().equals(step.name()))
                        .findFirst()
                        .orElse(null)))
                .toList();
    }

    private static List<RollbackStep> told(
            List<RollbackStep> plan, String part, String state, Occurrence said, @Nullable String words) {
        return plan.stream()
                .map(step -> step.name().equals(part) ? step.told(state, said, words) : step)
                .toList();
    }

    private static StrategyChoice of(Occurrence said, StrategyChosen chosen) {
        return new StrategyChoice(
                strategy(chosen.getStrategy()),
                said.at(),
                said.precision(),
                chosen.hasRationale() ? chosen.getRationale() : null,
                chosen.getDecidedByList(),
                chosen.getOptionsList().stream()
                        .map(option -> new Option(
                                strategy(option.getStrategy()), option.getInFavorList(), option.getAgainstList()))
                        .toList(),
                chosen.hasReverted()
                        ? chosen.getReverted().getFirst() + ".."
                                + chosen.getReverted().getLast()
                        : null,
                chosen.hasRevertCommit() ? chosen.getRevertCommit() : null,
                chosen.hasRevertMessage() ? chosen.getRevertMessage() : null,
                chosen.getRollbackPartsList().stream().map(RollbackStep::of).toList(),
                Occurrence.word(chosen.getRestoreSource(), "RESTORE_SOURCE_"),
                chosen.hasProvenance() ? chosen.getProvenance() : null,
                Occurrence.word(chosen.getAdvice().getRecommended(), "STRATEGY_"),
                null,
                null,
                null,
                said.eventId());
    }

    static String strategy(Strategy strategy) {
        var word = Occurrence.word(strategy, "STRATEGY_");
        return word == null ? "UNKNOWN" : word;
    }

    private StrategyChoice superseded(Occurrence said, @Nullable String why) {
        return with(rollbackParts, said.at(), said.precision(), why);
    }

    private StrategyChoice by(List<RollbackStep> plan) {
        return with(plan, supersededAt, supersededAtPrecision, supersededReason);
    }

    private StrategyChoice with(
            List<RollbackStep> parts,
            @Nullable Instant givenUpAt,
            @Nullable String givenUpAtPrecision,
            @Nullable String givenUpFor) {
        return new StrategyChoice(
                strategy,
                at,
                precision,
                rationale,
                decidedBy,
                options,
                reverted,
                revertCommit,
                revertMessage,
                parts,
                restoreSource,
                provenance,
                recommended,
                givenUpAt,
                givenUpAtPrecision,
                givenUpFor,
                eventId);
    }
}

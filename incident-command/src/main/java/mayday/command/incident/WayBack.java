package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.DEVELOPER_COPY_WITHOUT_PROVENANCE;
import static mayday.command.incident.IncidentRejection.Reason.REVERT_COMMIT_NOT_DEPLOYED;
import static mayday.command.incident.IncidentRejection.Reason.REVERT_WITHOUT_RANGE;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_INCOMPLETE;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_WITHOUT_PARTS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mayday.command.incident.IncidentCommand.ChooseStrategy;
import mayday.command.incident.IncidentCommand.ProposeStrategy;
import mayday.command.incident.IncidentEvent.StrategyChosen;
import mayday.command.incident.IncidentEvent.StrategyProposed;
import mayday.command.incident.IncidentEvent.StrategySuperseded;
import org.jspecify.annotations.Nullable;

/**
 * Which way back was thought of and taken, and how far a rollback has come.
 *
 * @param strategy the last choice, if one was made
 * @param isInForce whether it was made since the incident was last opened
 * @param proposals those made since then
 * @param hotfixDeployed whether a deployment was started since then while a hotfix was the strategy
 * @param followUps what was noted because of any choice there was
 */
record WayBack(
        @Nullable StrategyChosen strategy,
        boolean isInForce,
        Set<Proposal> proposals,
        RollbackPlan plan,
        boolean hotfixDeployed,
        Set<String> followUps) {

    /** What was proposed, whenever that was. */
    record Proposal(
            Strategy strategy,
            @Nullable String rationale,
            List<String> inFavor,
            List<String> against,
            @Nullable String proposedBy) {}

    static WayBack none() {
        return new WayBack(null, false, Set.of(), RollbackPlan.none(), false, Set.of());
    }

    List<IncidentEvent> propose(ProposeStrategy propose) {
        var proposed = new StrategyProposed(
                propose.when(),
                propose.strategy(),
                propose.rationale(),
                propose.inFavor(),
                propose.against(),
                propose.proposedBy());
        return proposals.contains(proposal(proposed)) ? List.of() : List.of(proposed);
    }

    private static Proposal proposal(StrategyProposed proposed) {
        return new Proposal(
                proposed.strategy(),
                proposed.rationale(),
                proposed.inFavor(),
                proposed.against(),
                proposed.proposedBy());
    }

    List<IncidentEvent> choose(ChooseStrategy choose, StrategyFacts facts, Gates gates) {
        requireGrounds(choose, gates);
        RollbackPlan.requireSound(choose.rollbackParts());
        if (choose.revertMessage() != null) {
            RevertMessage.of(choose.revertMessage()).holdAgainst(choose.reverted(), gates);
        }
        var chosen = chosen(choose, AdviceGiven.on(choose, facts, gates));
        if (strategy == null) {
            return List.of(chosen);
        }
        if (isSameChoice(chosen, strategy) && !bringsAnotherPlan(choose)) {
            return isInForce ? List.of() : List.of(chosen);
        }
        return List.of(new StrategySuperseded(choose.when(), strategy.strategy(), choose.rationale()), chosen);
    }

    /** The plan may have been replaced since the same was chosen before. */
    private boolean bringsAnotherPlan(ChooseStrategy choose) {
        return choose.strategy() == Strategy.ROLLBACK
                && !choose.rollbackParts().isEmpty()
                && !choose.rollbackParts().equals(plan.parts());
    }

    private void requireGrounds(ChooseStrategy choose, Gates gates) {
        gates.require(
                choose.strategy() != Strategy.REVERT || choose.reverted() != null,
                REVERT_WITHOUT_RANGE,
                "A revert names the first and the last commit that it undoes.");
        gates.require(
                choose.strategy() != Strategy.ROLLBACK
                        || !choose.rollbackParts().isEmpty()
                        || !plan.parts().isEmpty(),
                ROLLBACK_WITHOUT_PARTS,
                "A rollback names at least one part that goes back.");
        gates.require(
                choose.restoreSource() != RestoreSource.DEVELOPER_COPY || choose.provenance() != null,
                DEVELOPER_COPY_WITHOUT_PROVENANCE,
                "A developer's copy needs its provenance: whose it is, and which commit.");
    }

    /** What a choice leaves to do is noted once: of the same copy nothing more is to be done when it is chosen again. */
    List<IncidentEvent> followUps(List<IncidentEvent> said) {
        var notes = new ArrayList<IncidentEvent>();
        for (var event : said) {
            var note = event instanceof StrategyChosen chosen ? DeveloperCopy.followUp(chosen) : null;
            if (note != null && !followUps.contains(note.text())) {
                notes.add(note);
            }
        }
        return notes;
    }

    private static StrategyChosen chosen(ChooseStrategy choose, @Nullable AdviceTaken advice) {
        return new StrategyChosen(
                choose.when(),
                choose.strategy(),
                choose.rationale(),
                choose.options(),
                choose.decidedBy(),
                choose.reverted(),
                choose.rollbackParts(),
                choose.restoreSource(),
                choose.provenance(),
                choose.revertCommit(),
                choose.revertMessage(),
                advice);
    }

    /** Other advice does not make another choice; other answers do, for they are news. */
    private static boolean isSameChoice(StrategyChosen one, StrategyChosen other) {
        var answers = answers(one);
        return (answers == null || answers.equals(answers(other)))
                && one.equals(new StrategyChosen(
                        one.when(),
                        other.strategy(),
                        other.rationale(),
                        other.options(),
                        other.decidedBy(),
                        other.reverted(),
                        other.rollbackParts(),
                        other.restoreSource(),
                        other.provenance(),
                        other.revertCommit(),
                        other.revertMessage(),
                        one.advice()));
    }

    private static @Nullable StrategyAnswers answers(StrategyChosen chosen) {
        return chosen.advice() == null ? null : chosen.advice().answers();
    }

    @Nullable
    StrategyChosen strategyInForce() {
        return isInForce ? strategy : null;
    }

    /** Whether a hotfix is on its way, or came into effect before another way back was chosen. */
    boolean takesHotfix() {
        return hotfixDeployed || isHotfixChosen();
    }

    private boolean isHotfixChosen() {
        var chosen = strategyInForce();
        return chosen != null && chosen.strategy() == Strategy.HOTFIX;
    }

    WayBack deployed() {
        return new WayBack(strategy, isInForce, proposals, plan, hotfixDeployed || isHotfixChosen(), followUps);
    }

    /** A rollback is complete when all of its parts are back. */
    void requireRolledBack(Gates gates) {
        var chosen = strategyInForce();
        if (chosen != null && chosen.strategy() == Strategy.ROLLBACK) {
            var missing = plan.missing();
            gates.require(missing.isEmpty(), ROLLBACK_INCOMPLETE, "Not rolled back yet: %s.", missing);
        }
    }

    /** A revert is a commit of its own; as long as it is not in production, nothing is reverted there. */
    void requireRevertDeployed(Deployments deployments, Gates gates) {
        var chosen = strategyInForce();
        if (chosen != null && chosen.strategy() == Strategy.REVERT && chosen.revertCommit() != null) {
            gates.require(
                    deployments.haveBrought(chosen.revertCommit(), Environment.PRODUCTION),
                    REVERT_COMMIT_NOT_DEPLOYED,
                    "No deployment that succeeded in production names commit %s.",
                    chosen.revertCommit());
        }
    }

    WayBack proposed(StrategyProposed proposed) {
        var more = new HashSet<>(proposals);
        more.add(proposal(proposed));
        return new WayBack(strategy, isInForce, Set.copyOf(more), plan, hotfixDeployed, followUps);
    }

    /** A rollback that comes with its parts brings a plan; one without them goes by the plan there is. */
    WayBack chosen(StrategyChosen chosen) {
        var bringsPlan = chosen.strategy() == Strategy.ROLLBACK
                && !chosen.rollbackParts().isEmpty();
        return new WayBack(
                chosen,
                true,
                proposals,
                bringsPlan ? plan.replacedBy(chosen.rollbackParts()) : plan,
                hotfixDeployed,
                withFollowUpOf(chosen));
    }

    private Set<String> withFollowUpOf(StrategyChosen chosen) {
        var note = DeveloperCopy.followUp(chosen);
        if (note == null) {
            return followUps;
        }
        var more = new HashSet<>(followUps);
        more.add(note.text());
        return Set.copyOf(more);
    }

    WayBack with(RollbackPlan newPlan) {
        return new WayBack(strategy, isInForce, proposals, newPlan, hotfixDeployed, followUps);
    }

    /** The trouble is back: the way back is chosen anew, be it the same, and gone anew. */
    WayBack reopened() {
        return new WayBack(strategy, false, Set.of(), plan.undone(), false, followUps);
    }
}

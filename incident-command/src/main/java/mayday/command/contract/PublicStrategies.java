package mayday.command.contract;

import static mayday.command.contract.PublicValues.setIfStated;

import mayday.command.incident.AdviceTaken;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.RollbackPart;
import mayday.command.incident.StrategyAnswers;
import mayday.command.incident.StrategyOption;
import mayday.incident.v1.CommitRange;
import mayday.incident.v1.RollbackPartKind;
import mayday.incident.v1.RollbackPlanned;
import mayday.incident.v1.RollbackStepCompleted;
import mayday.incident.v1.RollbackStepFailed;
import mayday.incident.v1.Strategy;
import mayday.incident.v1.StrategyAdvice;
import mayday.incident.v1.StrategyChosen;
import mayday.incident.v1.StrategyProposed;
import mayday.incident.v1.StrategySuperseded;

/** The public form of what was decided about the way back. */
final class PublicStrategies {

    private PublicStrategies() {}

    static StrategyProposed proposed(IncidentEvent.StrategyProposed proposed) {
        var fact = StrategyProposed.newBuilder()
                .setStrategy(PublicValues.strategy(proposed.strategy()))
                .addAllInFavor(proposed.inFavor())
                .addAllAgainst(proposed.against());
        setIfStated(proposed.rationale(), fact::setRationale);
        setIfStated(proposed.proposedBy(), fact::setProposedBy);
        return fact.build();
    }

    static RollbackPlanned planned(IncidentEvent.RollbackPlanned planned) {
        var fact = RollbackPlanned.newBuilder();
        planned.parts().forEach(part -> fact.addParts(part(part)));
        return fact.build();
    }

    static RollbackStepCompleted completed(IncidentEvent.RollbackStepCompleted step) {
        var fact = RollbackStepCompleted.newBuilder().setPart(step.part());
        setIfStated(step.text(), fact::setText);
        return fact.build();
    }

    static RollbackStepFailed failed(IncidentEvent.RollbackStepFailed step) {
        var fact = RollbackStepFailed.newBuilder().setPart(step.part());
        setIfStated(step.reason(), fact::setReason);
        return fact.build();
    }

    static StrategyChosen chosen(IncidentEvent.StrategyChosen chosen) {
        var fact = StrategyChosen.newBuilder()
                .setStrategy(PublicValues.strategy(chosen.strategy()))
                .setRestoreSource(PublicValues.restoreSource(chosen.restoreSource()))
                .addAllDecidedBy(chosen.decidedBy());
        setIfStated(chosen.rationale(), fact::setRationale);
        setIfStated(chosen.provenance(), fact::setProvenance);
        setIfStated(
                chosen.reverted(),
                range -> fact.setReverted(
                        CommitRange.newBuilder().setFirst(range.first()).setLast(range.last())));
        setIfStated(chosen.revertCommit(), fact::setRevertCommit);
        setIfStated(chosen.revertMessage(), fact::setRevertMessage);
        setIfStated(chosen.advice(), advice -> fact.setAdvice(advice(advice)));
        chosen.options().forEach(option -> fact.addOptions(option(option)));
        chosen.rollbackParts().forEach(part -> fact.addRollbackParts(part(part)));
        return fact.build();
    }

    private static StrategyAdvice advice(AdviceTaken advice) {
        var message = StrategyAdvice.newBuilder()
                .setRecommended(PublicValues.named(Strategy.class, advice.recommended(), "STRATEGY_"))
                .addAllWarnings(advice.warnings());
        setIfStated(advice.answers(), answers -> message.setAnswers(answers(answers)));
        return message.build();
    }

    private static mayday.incident.v1.StrategyAnswers answers(StrategyAnswers answers) {
        var message = mayday.incident.v1.StrategyAnswers.newBuilder();
        setIfStated(answers.problemKnown(), message::setProblemKnown);
        setIfStated(answers.fixKnown(), message::setFixKnown);
        setIfStated(answers.minutesToFix(), message::setMinutesToFix);
        setIfStated(answers.lastDeploymentSuspect(), message::setLastDeploymentSuspect);
        setIfStated(answers.schemaChanged(), message::setSchemaChanged);
        setIfStated(answers.beyondCode(), message::setBeyondCode);
        setIfStated(answers.cachesStale(), message::setCachesStale);
        setIfStated(answers.lastGoodBuild(), message::setLastGoodBuild);
        return message.build();
    }

    static StrategySuperseded superseded(IncidentEvent.StrategySuperseded superseded) {
        var fact = StrategySuperseded.newBuilder().setStrategy(PublicValues.strategy(superseded.strategy()));
        setIfStated(superseded.reason(), fact::setReason);
        return fact.build();
    }

    private static mayday.incident.v1.StrategyOption option(StrategyOption option) {
        return mayday.incident.v1.StrategyOption.newBuilder()
                .setStrategy(PublicValues.strategy(option.strategy()))
                .addAllInFavor(option.inFavor())
                .addAllAgainst(option.against())
                .build();
    }

    private static mayday.incident.v1.RollbackPart part(RollbackPart part) {
        var message = mayday.incident.v1.RollbackPart.newBuilder()
                .setName(part.name())
                .setKind(PublicValues.named(RollbackPartKind.class, part.kind(), "ROLLBACK_PART_KIND_"))
                .setOrder(part.order())
                .addAllDependsOn(part.dependsOn());
        setIfStated(part.targetVersion(), message::setTargetVersion);
        setIfStated(part.owner(), message::setOwner);
        return message.build();
    }
}

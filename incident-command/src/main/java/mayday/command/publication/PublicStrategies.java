package mayday.command.publication;

import static mayday.command.publication.PublicValues.setIfStated;

import mayday.command.incident.IncidentEvent;
import mayday.command.incident.RollbackPart;
import mayday.command.incident.StrategyOption;
import mayday.incident.v1.CommitRange;
import mayday.incident.v1.RollbackPartKind;
import mayday.incident.v1.StrategyChosen;
import mayday.incident.v1.StrategySuperseded;

/** The public form of what was decided about the way back. */
final class PublicStrategies {

    private PublicStrategies() {}

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
        chosen.options().forEach(option -> fact.addOptions(option(option)));
        chosen.rollbackParts().forEach(part -> fact.addRollbackParts(part(part)));
        return fact.build();
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

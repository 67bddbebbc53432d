package mayday.postmortem.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mayday.incident.v1.RollbackPart;
import mayday.incident.v1.StrategyChosen;
import org.jspecify.annotations.Nullable;

/**
 * A way out that was chosen, with what spoke for it.
 *
 * @param reverted first and last commit of what a REVERT undoes, as {@code first..last}
 * @param restoreSource where the build came from: LAST_GOOD_BUILD, OTHER_BRANCH, DEVELOPER_COPY
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
        List<Part> rollbackParts,
        @Nullable String restoreSource,
        @Nullable String provenance,
        @Nullable Instant supersededAt,
        @Nullable String supersededReason,
        String eventId) {

    public record Option(String strategy, List<String> inFavor, List<String> against) {}

    public record Part(
            String name,
            @Nullable String kind,
            @Nullable String targetVersion,
            @Nullable String owner,
            int order,
            List<String> dependsOn) {}

    static List<StrategyChoice> of(List<Occurrence> log) {
        var choices = new ArrayList<StrategyChoice>();
        for (var said : log) {
            if (said.event().hasStrategyChosen()) {
                choices.add(of(said, said.event().getStrategyChosen()));
            } else if (said.event().hasStrategySuperseded() && !choices.isEmpty()) {
                var superseded = said.event().getStrategySuperseded();
                choices.add(choices.removeLast()
                        .superseded(said.at(), superseded.hasReason() ? superseded.getReason() : null));
            }
        }
        return List.copyOf(choices);
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
                chosen.getRollbackPartsList().stream().map(StrategyChoice::part).toList(),
                Occurrence.word(chosen.getRestoreSource(), "RESTORE_SOURCE_"),
                chosen.hasProvenance() ? chosen.getProvenance() : null,
                null,
                null,
                said.eventId());
    }

    private static Part part(RollbackPart part) {
        return new Part(
                part.getName(),
                Occurrence.word(part.getKind(), "ROLLBACK_PART_KIND_"),
                part.hasTargetVersion() ? part.getTargetVersion() : null,
                part.hasOwner() ? part.getOwner() : null,
                part.getOrder(),
                part.getDependsOnList());
    }

    static String strategy(mayday.incident.v1.Strategy strategy) {
        var word = Occurrence.word(strategy, "STRATEGY_");
        return word == null ? "UNKNOWN" : word;
    }

    private StrategyChoice superseded(Instant supersededAt, @Nullable String supersededReason) {
        return new StrategyChoice(
                strategy,
                at,
                precision,
                rationale,
                decidedBy,
                options,
                reverted,
                rollbackParts,
                restoreSource,
                provenance,
                supersededAt,
                supersededReason,
                eventId);
    }
}

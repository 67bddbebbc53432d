package mayday.postmortem.draft;

import java.time.Instant;
import java.util.List;
import mayday.incident.v1.StrategyProposed;
import org.jspecify.annotations.Nullable;

/** A way out that somebody thought of, with what spoke for it and against it. */
public record StrategyProposal(
        String strategy,
        Instant at,
        String precision,
        @Nullable String proposedBy,
        @Nullable String rationale,
        List<String> inFavor,
        List<String> against,
        String eventId) {

    static List<StrategyProposal> of(List<Occurrence> log) {
        return log.stream()
                .filter(said -> said.event().hasStrategyProposed())
                .map(said -> of(said, said.event().getStrategyProposed()))
                .toList();
    }

    private static StrategyProposal of(Occurrence said, StrategyProposed proposed) {
        return new StrategyProposal(
                StrategyChoice.strategy(proposed.getStrategy()),
                said.at(),
                said.precision(),
                proposed.hasProposedBy() ? proposed.getProposedBy() : null,
                proposed.hasRationale() ? proposed.getRationale() : null,
                proposed.getInFavorList(),
                proposed.getAgainstList(),
                said.eventId());
    }
}

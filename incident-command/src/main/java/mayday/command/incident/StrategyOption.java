package mayday.command.incident;

import java.util.List;

/** A strategy that was weighed, with what spoke for it and against it. */
public record StrategyOption(Strategy strategy, List<String> inFavor, List<String> against) {

    public StrategyOption {
        inFavor = List.copyOf(inFavor);
        against = List.copyOf(against);
    }
}

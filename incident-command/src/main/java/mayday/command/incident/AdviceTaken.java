package mayday.command.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a choice was held against when it was made.
 *
 * @param answers as people gave them; absent where nobody was asked
 * @param recommended absent where nothing could be recommended
 * @param warnings codes of what was warned of
 */
public record AdviceTaken(
        @Nullable StrategyAnswers answers, @Nullable Strategy recommended, List<String> warnings) {

    public AdviceTaken {
        warnings = List.copyOf(warnings);
    }
}

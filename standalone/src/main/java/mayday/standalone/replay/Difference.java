package mayday.standalone.replay;

import org.jspecify.annotations.Nullable;

/**
 * A figure of the account that is not Mayday's, or a part of the account that could not be recorded.
 *
 * @param published as the account has it; durations as ISO 8601
 * @param computed as Mayday has it; absent where there is nothing to compute it from
 */
public record Difference(
        String name, @Nullable String published, @Nullable String computed, String why) {}

package mayday.standalone.replay;

import org.jspecify.annotations.Nullable;

/**
 * A figure of the account that is not Mayday's, or a part of the account that could not be recorded as it stands.
 *
 * @param published as the account has it, in print or between its instants; durations as ISO 8601
 * @param computed as Mayday has it, or as the clock has it where Mayday measures nothing between such instants; absent
 *     where there is nothing to compute it from
 */
public record Difference(
        String name, @Nullable String published, @Nullable String computed, String why) {}

package mayday.command.store;

import org.jspecify.annotations.Nullable;

/**
 * What following an incident's hash chain has shown. A tail that was cut off does not show: heads are not signed yet.
 *
 * @param version the last sequence in the store
 * @param head the last stored hash, lower-case hex
 * @param brokenAt the first sequence that does not fit; absent where the chain holds
 */
public record Verification(
        KnownIncident incident,
        int version,
        String head,
        @Nullable Integer brokenAt) {

    public boolean valid() {
        return brokenAt == null;
    }
}

package mayday.command.rest.request;

import mayday.command.incident.Provenance;
import mayday.command.store.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * One well-formed request for a command. A controller method that takes one is only called for such requests.
 *
 * @param body the command's own fields
 * @param expectedVersion from {@code If-Match}
 */
public record Call<B>(
        Subject subject,
        B body,
        Provenance provenance,
        @Nullable Integer expectedVersion,
        @Nullable IdempotencyKey idempotency) {}

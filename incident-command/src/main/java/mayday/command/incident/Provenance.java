package mayday.command.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a command came from.
 *
 * @param source the door: rest, grpc, or the name of an adapter
 * @param causationId the event or message that caused the command
 * @param traceparent W3C Trace Context
 */
public record Provenance(
        Actor actor,
        String source,
        String correlationId,
        @Nullable String causationId,
        @Nullable String idempotencyKey,
        @Nullable String traceparent) {

    /** Of what the system adds to a command, because of one of its events. */
    public Provenance becauseOf(UUID event) {
        return new Provenance(Actor.system(), source, correlationId, event.toString(), idempotencyKey, traceparent);
    }
}

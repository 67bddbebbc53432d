package mayday.command.incident;

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
        @Nullable String traceparent) {}

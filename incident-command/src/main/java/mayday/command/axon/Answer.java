package mayday.command.axon;

import mayday.command.incident.Provenance;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.jspecify.annotations.Nullable;

/** What a command will be answered once its events are stored, kept in the unit of work until then. */
record Answer(
        CommandReceipt receipt,
        Provenance provenance,
        @Nullable IdempotencyKey idempotency) {

    static final ResourceKey<Answer> KEY = ResourceKey.withLabel("answer");
}

package mayday.command.axon;

import java.util.List;
import java.util.Map;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.incident.Warning;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * What a command will be answered once its events are stored, kept in the unit of work until then.
 *
 * @param warnings those of the receipt, by the incident that they are about
 */
record Answer(
        CommandReceipt receipt,
        Map<IncidentId, List<Warning>> warnings,
        Provenance provenance,
        @Nullable IdempotencyKey idempotency) {

    static final ResourceKey<Answer> KEY = ResourceKey.withLabel("answer");
}

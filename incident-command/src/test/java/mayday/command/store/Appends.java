package mayday.command.store;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mayday.command.Commands;
import mayday.command.RunningService;
import mayday.command.encoding.Head;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentId;
import mayday.command.store.Append.Part;
import org.jspecify.annotations.Nullable;

/** Appends as the rules could have decided them. */
final class Appends {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);

    private Appends() {}

    /** The first event of an incident, for a command with this idempotency key. */
    static Append first(IncidentId id, @Nullable String key) {
        var event = new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                new IncidentEvent.IncidentAcknowledged(Commands.NOON, "looking"),
                null);
        var receipt = new CommandReceipt(id, NUMBERS.incrementAndGet(), 1, List.of(), List.of(), null);
        var idempotency = key == null ? null : new IdempotencyKey("alice", key, "fingerprint");
        var part = new Part(id, receipt.number(), Head.NONE, List.of(event), List.of());
        return new Append(receipt, List.of(part), RunningService.ALICE, idempotency);
    }

    /** One command that adds the first event of each. */
    static Append firstOfBoth(IncidentId one, IncidentId other, @Nullable String key) {
        var first = first(one, key);
        var second = first(other, null);
        return new Append(
                first.receipt(),
                List.of(first.parts().getFirst(), second.parts().getFirst()),
                RunningService.ALICE,
                first.answered());
    }
}

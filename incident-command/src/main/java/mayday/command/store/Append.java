package mayday.command.store;

import java.util.List;
import mayday.command.encoding.Head;
import mayday.command.incident.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What one command adds to the log, all of it or nothing.
 *
 * @param after the head the decision was made on
 * @param answered the key to keep the receipt under, so that a repetition gets the same answer
 */
public record Append(
        CommandReceipt receipt,
        Head after,
        List<NewEvent> events,
        Provenance provenance,
        @Nullable IdempotencyKey answered) {

    public Append {
        events = List.copyOf(events);
    }

    boolean isFirst() {
        return after.sequence() == 0;
    }
}

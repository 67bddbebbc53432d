package mayday.command.store;

import java.util.List;
import mayday.command.encoding.Head;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.incident.Warning;
import org.jspecify.annotations.Nullable;

/**
 * What one command adds to the log, all of it or nothing.
 *
 * @param parts one for each incident that it adds to, the one that the command was sent to first
 * @param answered the key to keep the receipt under, so that a repetition gets the same answer
 */
public record Append(
        CommandReceipt receipt,
        List<Part> parts,
        Provenance provenance,
        @Nullable IdempotencyKey answered) {

    /**
     * What is added to one incident.
     *
     * @param number the n of INC-n
     * @param after the head the decision was made on
     * @param warnings of this incident; the receipt has those of all
     */
    public record Part(IncidentId incident, int number, Head after, List<NewEvent> events, List<Warning> warnings) {

        public Part {
            events = List.copyOf(events);
            warnings = List.copyOf(warnings);
        }

        boolean isFirst() {
            return after.sequence() == 0;
        }
    }

    public Append {
        parts = List.copyOf(parts);
    }
}

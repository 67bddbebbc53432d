package mayday.command.encoding;

import java.util.List;
import mayday.command.incident.Provenance;
import mayday.command.incident.Warning;

/**
 * What is stored beside an event.
 *
 * @param number the n of INC-n, so that every row can be published by itself
 */
public record EventMetadata(int number, Provenance provenance, List<Warning> warnings) {

    public EventMetadata {
        warnings = List.copyOf(warnings);
    }
}

package mayday.command.store;

import java.util.List;
import java.util.UUID;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Warning;

/**
 * What a command led to.
 *
 * @param number the n of INC-n
 * @param version last sequence of the incident afterwards
 * @param events empty where the command changed nothing
 */
public record CommandReceipt(
        IncidentId incident, int number, int version, List<Appended> events, List<Warning> warnings) {

    /** One event that was appended; {@code type} is the fact's public name, such as {@code impact_started}. */
    public record Appended(UUID eventId, String type, int sequence) {}
}

package mayday.command.rest;

import java.util.List;
import java.util.UUID;
import mayday.command.incident.Warning;
import mayday.command.store.CommandReceipt;

/**
 * What a command has led to.
 *
 * @param version the incident's last sequence: the value for {@code If-Match} and {@code minVersion=}
 * @param events none where nothing has changed
 * @param warnings what is remarkable about a command that was carried out all the same
 */
public record Answer(
        UUID id, String number, int version, List<CommandReceipt.Appended> events, List<Warning> warnings) {

    static Answer of(CommandReceipt receipt) {
        return new Answer(
                receipt.incident().value(),
                "INC-" + receipt.number(),
                receipt.version(),
                receipt.events(),
                receipt.warnings());
    }
}

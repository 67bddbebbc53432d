package mayday.command.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import mayday.command.incident.IncidentNumber;
import mayday.command.incident.Warning;
import mayday.command.store.CommandReceipt;
import org.jspecify.annotations.Nullable;

/**
 * What a command has led to.
 *
 * @param version the incident's last sequence: the value for {@code If-Match} and {@code minVersion=}
 * @param events none where nothing has changed
 * @param warnings what is remarkable about a command that was carried out all the same
 * @param other what it has led to in another incident, where the command concerned two
 */
public record Answer(
        UUID id,
        String number,
        int version,
        List<CommandReceipt.Appended> events,
        List<Warning> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Other other) {

    /** The incident that this one was merged into, or that was split off from it. */
    public record Other(UUID id, String number, int version, List<CommandReceipt.Appended> events) {

        private static @Nullable Other of(CommandReceipt.@Nullable Other other) {
            return other == null
                    ? null
                    : new Other(
                            other.incident().value(),
                            IncidentNumber.text(other.number()),
                            other.version(),
                            other.events());
        }
    }

    public static Answer of(CommandReceipt receipt) {
        return new Answer(
                receipt.incident().value(),
                IncidentNumber.text(receipt.number()),
                receipt.version(),
                receipt.events(),
                receipt.warnings(),
                Other.of(receipt.other()));
    }
}

package mayday.command.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Warning;
import org.jspecify.annotations.Nullable;

/**
 * What a command led to.
 *
 * @param number the n of INC-n
 * @param version last sequence of the incident afterwards
 * @param events empty where the command changed nothing
 * @param other what it led to in another incident, where it concerned one
 */
public record CommandReceipt(
        IncidentId incident,
        int number,
        int version,
        List<Appended> events,
        List<Warning> warnings,
        @Nullable Other other) {

    /** The n of INC-n of one of the incidents that this is about. */
    public int numberOf(IncidentId id) {
        return other != null && other.incident().equals(id) ? other.number() : number;
    }

    /** The other one of two incidents; {@code version} is its last sequence afterwards. */
    public record Other(IncidentId incident, int number, int version, List<Appended> events) {}

    /**
     * One event that was appended.
     *
     * @param type the fact's public name, such as {@code impact_started}
     * @param name what later commands call that which the event began; only of events whose command may leave it out
     */
    public record Appended(
            UUID eventId,
            String type,
            int sequence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name) {}
}

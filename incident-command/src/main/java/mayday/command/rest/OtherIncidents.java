package mayday.command.rest;

import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.Refusal;
import mayday.command.store.IncidentDirectory;
import mayday.command.store.KnownIncident;
import mayday.command.store.MalformedReference;
import org.springframework.stereotype.Component;

/** Incidents that a body names besides the one that the command is about. */
@Component
final class OtherIncidents {

    private final IncidentDirectory directory;

    OtherIncidents(IncidentDirectory directory) {
        this.directory = directory;
    }

    /** One that there is, named by either of its names in the field at {@code pointer}. */
    KnownIncident require(String reference, String pointer) {
        try {
            return directory.require(reference);
        } catch (MalformedReference _) {
            throw DoorRefusal.at(DoorCode.INVALID_VALUE, pointer, Refusal.NAMES_OF_INCIDENTS);
        }
    }
}

package mayday.command.incident;

import mayday.command.incident.IncidentCommand.AddReport;
import mayday.command.incident.IncidentCommand.EstimateUsersAffected;
import mayday.command.incident.IncidentCommand.Note;
import mayday.command.incident.IncidentEvent.NoteTaken;
import mayday.command.incident.IncidentEvent.ReportAdded;
import mayday.command.incident.IncidentEvent.UsersAffectedEstimated;

/** What is written down as it is said: no rule asks for it again. */
final class Findings {

    private Findings() {}

    static ReportAdded of(AddReport add) {
        return new ReportAdded(
                add.when(),
                add.source(),
                add.reference(),
                add.text(),
                add.reporter(),
                add.system(),
                add.reproduction());
    }

    static NoteTaken of(Note note) {
        return new NoteTaken(note.when(), note.kind(), note.text(), note.system(), note.minutesLost(), note.evidence());
    }

    static UsersAffectedEstimated of(EstimateUsersAffected estimate) {
        return new UsersAffectedEstimated(
                estimate.when(),
                estimate.value(),
                estimate.upper(),
                estimate.unit(),
                estimate.method(),
                estimate.confidence());
    }
}

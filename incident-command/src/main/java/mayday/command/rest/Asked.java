package mayday.command.rest;

import mayday.command.incident.IncidentCommand;
import mayday.command.rest.request.Subject;

/** A request body that knows which command it stands for. */
interface Asked {

    IncidentCommand command(Subject subject);
}

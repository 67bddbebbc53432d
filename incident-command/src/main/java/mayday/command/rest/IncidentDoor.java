package mayday.command.rest;

import java.net.URI;
import mayday.command.axon.CommandRequest;
import mayday.command.axon.IncidentCommands;
import mayday.command.door.Answer;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.Split;
import mayday.command.rest.request.Call;
import mayday.command.store.CommandReceipt;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands calls in and answers with what came of them. */
@Component
final class IncidentDoor {

    static final String INCIDENTS = "/api/v1/incidents";
    static final String INCIDENT = INCIDENTS + "/{incident}";

    /** A report that still lacks the number that is drawn for it. */
    @FunctionalInterface
    interface Report {

        ReportIncident numbered(int number);
    }

    private final IncidentCommands commands;

    IncidentDoor(IncidentCommands commands) {
        this.commands = commands;
    }

    <B extends Asked> ResponseEntity<Answer> send(Call<B> call) {
        return send(call, call.body().command(call.subject()));
    }

    /** For a body that alone does not say what it stands for. */
    ResponseEntity<Answer> send(Call<?> call, IncidentCommand command) {
        var receipt = commands.send(
                new CommandRequest(command, call.provenance(), call.expectedVersion(), call.idempotency()));
        return answer(ResponseEntity.ok(), receipt);
    }

    /** A split that still lacks the number that is drawn for the new incident. */
    @FunctionalInterface
    interface Division {

        Split numbered(int number);
    }

    ResponseEntity<Answer> split(Call<?> call, Division division) {
        var receipt = commands.split(division::numbered, call.provenance(), call.expectedVersion(), call.idempotency());
        return answer(ResponseEntity.ok(), receipt);
    }

    ResponseEntity<Answer> report(Call<?> call, Report report) {
        var receipt = commands.report(report::numbered, call.provenance(), call.idempotency());
        return answer(ResponseEntity.created(URI.create(INCIDENTS + "/" + receipt.incident())), receipt);
    }

    private static ResponseEntity<Answer> answer(ResponseEntity.BodyBuilder response, CommandReceipt receipt) {
        return response.eTag("\"" + receipt.version() + "\"").body(Answer.of(receipt));
    }
}

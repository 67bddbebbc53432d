package mayday.command.axon;

import java.util.function.IntFunction;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentRejection;
import mayday.command.incident.Provenance;
import mayday.command.store.AnsweredCommands;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.IncidentNumbers;
import mayday.command.store.StoreRefusal;
import org.jspecify.annotations.Nullable;

/** Where doors hand in commands. An answer means that what it speaks of is on disk. */
public final class IncidentCommands {

    private final Decisions decisions;
    private final AnsweredCommands answered;
    private final IncidentNumbers numbers;
    private final RunningCommands running;
    private final CommandMetrics metrics;

    IncidentCommands(
            Decisions decisions,
            AnsweredCommands answered,
            IncidentNumbers numbers,
            RunningCommands running,
            CommandMetrics metrics) {
        this.decisions = decisions;
        this.answered = answered;
        this.numbers = numbers;
        this.running = running;
        this.metrics = metrics;
    }

    /**
     * Reports a new incident.
     *
     * @param command makes the command from the number that was drawn for it; not called where the same report has
     *     been answered before
     * @throws IncidentRejection the rules refuse
     * @throws StoreRefusal it could not be stored
     */
    public CommandReceipt report(
            IntFunction<ReportIncident> command, Provenance provenance, @Nullable IdempotencyKey idempotency) {
        return metrics.counted(
                ReportIncident.class,
                () -> idempotency == null
                        ? decideNew(command, provenance, null)
                        : running.alone(
                                idempotency,
                                () -> answered.find(idempotency)
                                        .orElseGet(() -> decideNew(command, provenance, idempotency))));
    }

    /**
     * Carries out any other command.
     *
     * @throws IncidentRejection the rules refuse
     * @throws StoreRefusal it could not be stored
     */
    public CommandReceipt send(CommandRequest request) {
        var idempotency = request.idempotency();
        return metrics.counted(
                request.command().getClass(),
                () -> idempotency == null
                        ? decisions.decide(request)
                        : running.alone(idempotency, () -> decisions.decide(request)));
    }

    private CommandReceipt decideNew(
            IntFunction<ReportIncident> command, Provenance provenance, @Nullable IdempotencyKey idempotency) {
        return decisions.decideNew(new CommandRequest(command.apply(numbers.draw()), provenance, null, idempotency));
    }
}

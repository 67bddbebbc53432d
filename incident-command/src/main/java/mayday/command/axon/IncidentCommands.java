package mayday.command.axon;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.Split;
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
                () -> once(idempotency, () -> {
                    var report = command.apply(numbers.draw());
                    return decisions.decideNew(
                            report.incident(), new CommandRequest(report, provenance, null, idempotency));
                }));
    }

    /**
     * Makes part of an incident one of its own.
     *
     * @param command makes the command from the number that was drawn for the new incident; not called where the same
     *     split has been answered before
     * @throws IncidentRejection the rules refuse
     * @throws StoreRefusal it could not be stored
     */
    public CommandReceipt split(
            IntFunction<Split> command,
            Provenance provenance,
            @Nullable Integer expectedVersion,
            @Nullable IdempotencyKey idempotency) {
        return metrics.counted(
                Split.class,
                () -> once(idempotency, () -> {
                    var split = command.apply(numbers.draw());
                    return decisions.decideNew(
                            split.into(), new CommandRequest(split, provenance, expectedVersion, idempotency));
                }));
    }

    /** A repetition must not draw a number: it is answered before anything is decided. */
    private CommandReceipt once(@Nullable IdempotencyKey idempotency, Supplier<CommandReceipt> work) {
        return idempotency == null
                ? work.get()
                : running.alone(idempotency, () -> answered.find(idempotency).orElseGet(work));
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
}

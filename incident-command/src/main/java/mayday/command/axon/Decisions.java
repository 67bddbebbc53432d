package mayday.command.axon;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentLog;
import mayday.command.incident.IncidentRejection;
import mayday.command.store.AnsweredCommands;
import mayday.command.store.AppendConflict;
import mayday.command.store.CommandReceipt;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StaleVersion;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;

/**
 * Has a command decided until its answer holds. Each decision is made on the incident as last seen; before a refusal or
 * "nothing changed" is answered, the store is asked whether there is something newer, or an answer given before.
 */
final class Decisions {

    private final CommandBus bus;
    private final RecordedIncidents incidents;
    private final AnsweredCommands answered;
    private final CommandMetrics metrics;
    private final Turns turns;
    private final Duration conflictPatience;

    Decisions(
            CommandBus bus,
            RecordedIncidents incidents,
            AnsweredCommands answered,
            CommandMetrics metrics,
            Duration conflictPatience) {
        this.bus = bus;
        this.incidents = incidents;
        this.answered = answered;
        this.metrics = metrics;
        this.turns = new Turns(conflictPatience);
        this.conflictPatience = conflictPatience;
    }

    /** Decides on, among others, an incident whose name was made just now, so that there is nothing to read. */
    CommandReceipt decideNew(IncidentId made, CommandRequest request) {
        incidents.presumeUnreported(made);
        return decide(request);
    }

    CommandReceipt decide(CommandRequest request) {
        var concerned = request.command().concerned();
        return turns.take(
                concerned,
                () -> IncidentLog.needsEntries(request.command())
                        ? incidents.withEntries(concerned, () -> decideInTurn(request))
                        : decideInTurn(request));
    }

    private CommandReceipt decideInTurn(CommandRequest request) {
        var patience = new Patience(conflictPatience);
        while (true) {
            var seen = incidents.versions(request.command().concerned());
            var answer = tryOnce(request, seen);
            if (answer.isPresent()) {
                if (patience.wasNeeded()) {
                    metrics.overcame();
                }
                return answer.get();
            }
            patience.standBack();
        }
    }

    /** Empty where the decision was made on old news. */
    private Optional<CommandReceipt> tryOnce(CommandRequest request, Map<IncidentId, Integer> seen) {
        try {
            var receipt = dispatch(request);
            return receipt.events().isEmpty() ? unchanged(request, receipt) : Optional.of(receipt);
        } catch (RuntimeException failure) {
            return switch (failure) {
                case AppendConflict _ -> afterConflict(request, seen);
                case IncidentRejection rejection -> earlierUnlessFinal(request, seen, rejection);
                case StoreRefusal refusal
                when refusal.reason() instanceof StaleVersion -> earlierUnlessFinal(request, seen, refusal);
                default -> throw failure;
            };
        }
    }

    private Optional<CommandReceipt> afterConflict(CommandRequest request, Map<IncidentId, Integer> seen) {
        metrics.conflict();
        var earlier = earlier(request);
        if (earlier.isEmpty()) {
            incidents.haveMovedOn(seen);
        }
        return earlier;
    }

    private Optional<CommandReceipt> unchanged(CommandRequest request, CommandReceipt receipt) {
        if (incidents.hasMovedOn(receipt.incident(), receipt.version())) {
            return Optional.empty();
        }
        var key = request.idempotency();
        return Optional.of(key == null ? receipt : answered.keep(key, receipt));
    }

    private Optional<CommandReceipt> earlierUnlessFinal(
            CommandRequest request, Map<IncidentId, Integer> seen, RuntimeException refusal) {
        var earlier = earlier(request);
        if (earlier.isEmpty() && !incidents.haveMovedOn(seen)) {
            throw refusal;
        }
        return earlier;
    }

    private Optional<CommandReceipt> earlier(CommandRequest request) {
        var key = request.idempotency();
        return key == null ? Optional.empty() : answered.find(key);
    }

    private CommandReceipt dispatch(CommandRequest request) {
        var command = request.command();
        var message =
                new GenericCommandMessage(new MessageType(command.getClass()), command, CommandMetadata.of(request));
        try {
            var result = bus.dispatch(message, null).join();
            return requireNonNull(requireNonNull(result).payloadAs(CommandReceipt.class));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}

package mayday.command.axon;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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
        this.conflictPatience = conflictPatience;
    }

    /** Decides on an incident whose name was made just now, so that there is nothing to read. */
    CommandReceipt decideNew(CommandRequest request) {
        incidents.presumeUnreported(request.command().incident());
        return decide(request);
    }

    CommandReceipt decide(CommandRequest request) {
        var id = request.command().incident();
        var patience = new Patience(conflictPatience);
        while (true) {
            var seen = incidents.get(id).version();
            var answer = tryOnce(request, seen);
            if (answer.isPresent()) {
                return answer.get();
            }
            patience.standBack();
        }
    }

    /** Empty where the decision was made on old news. */
    private Optional<CommandReceipt> tryOnce(CommandRequest request, int seen) {
        try {
            var receipt = dispatch(request);
            return receipt.events().isEmpty() ? unchanged(request, receipt) : Optional.of(receipt);
        } catch (AppendConflict conflict) {
            metrics.conflict();
            return earlier(request).or(() -> catchUp(request, seen));
        } catch (IncidentRejection rejection) {
            return earlierUnlessFinal(request, seen, rejection);
        } catch (StoreRefusal refusal) {
            if (refusal.reason() instanceof StaleVersion) {
                return earlierUnlessFinal(request, seen, refusal);
            }
            throw refusal;
        }
    }

    private Optional<CommandReceipt> unchanged(CommandRequest request, CommandReceipt receipt) {
        if (incidents.hasMovedOn(receipt.incident(), receipt.version())) {
            return Optional.empty();
        }
        var key = request.idempotency();
        return Optional.of(key == null ? receipt : answered.keep(key, receipt));
    }

    private Optional<CommandReceipt> earlierUnlessFinal(CommandRequest request, int seen, RuntimeException refusal) {
        var earlier = earlier(request);
        if (earlier.isEmpty() && !incidents.hasMovedOn(request.command().incident(), seen)) {
            throw refusal;
        }
        return earlier;
    }

    private Optional<CommandReceipt> earlier(CommandRequest request) {
        var key = request.idempotency();
        return key == null ? Optional.empty() : answered.find(key);
    }

    private Optional<CommandReceipt> catchUp(CommandRequest request, int seen) {
        incidents.hasMovedOn(request.command().incident(), seen);
        return Optional.empty();
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

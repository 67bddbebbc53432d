package mayday.command.axon;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mayday.command.incident.Counterpart;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.Policy;
import mayday.command.incident.Warning;
import mayday.command.store.CommandReceipt;
import mayday.command.store.CommandReceipt.Other;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StaleVersion;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.jspecify.annotations.Nullable;

/**
 * One command meeting one state of its incident.
 *
 * @param other the other incident that it concerns, if there is one
 */
record CommandInProgress(
        IncidentCommand command,
        RecordedIncident incident,
        @Nullable RecordedIncident other,
        ProcessingContext work) {

    /** Decides, hands the events to the unit of work, and says what the answer is once they are stored. */
    CommandReceipt decide(Policy policy, Supplier<UUID> eventIds) {
        var metadata = requireNonNull(Message.fromContext(work)).metadata();
        requireExpected(CommandMetadata.expectedVersion(metadata));
        var decision = incident.log().decide(command, policy);
        var provenance = CommandMetadata.provenance(metadata);
        var here = Decided.of(command.incident(), incident, decision, provenance, eventIds);
        var counterpart = decision.counterpart();
        return counterpart == null
                ? hand(metadata, List.of(here), receipt(here, null))
                : decideBoth(metadata, here, counterpart, eventIds);
    }

    /** The other incident may still refuse; then nothing has been handed over yet. */
    private CommandReceipt decideBoth(
            Metadata metadata, Decided here, Counterpart counterpart, Supplier<UUID> eventIds) {
        var asked = requireNonNull(other, "The other incident is not loaded");
        var accepted = asked.log().accept(counterpart);
        var there = Decided.of(counterpart.incident(), asked, accepted, CommandMetadata.provenance(metadata), eventIds);
        return hand(metadata, List.of(here, there), receipt(here, there));
    }

    private CommandReceipt hand(Metadata metadata, List<Decided> decided, CommandReceipt receipt) {
        var warnings = decided.stream().collect(toMap(Decided::incident, Decided::warnings));
        work.putResource(
                Answer.KEY,
                new Answer(
                        receipt,
                        warnings,
                        CommandMetadata.provenance(metadata),
                        CommandMetadata.idempotency(metadata)));
        EventAppender.forContext(work)
                .append(decided.stream().flatMap(one -> one.messages().stream()).toList());
        return receipt;
    }

    private static CommandReceipt receipt(Decided here, @Nullable Decided there) {
        return new CommandReceipt(
                here.incident(),
                here.number(),
                here.version(),
                here.appended(),
                there == null ? here.warnings() : both(here.warnings(), there.warnings()),
                there == null ? null : new Other(there.incident(), there.number(), there.version(), there.appended()));
    }

    private static List<Warning> both(List<Warning> ours, List<Warning> theirs) {
        return Stream.concat(ours.stream(), theirs.stream()).toList();
    }

    private void requireExpected(@Nullable Integer expected) {
        if (expected != null && expected != incident.version()) {
            throw new StoreRefusal(
                    new StaleVersion(incident.version()),
                    "Expected version %d, but the incident is at %d".formatted(expected, incident.version()));
        }
    }
}

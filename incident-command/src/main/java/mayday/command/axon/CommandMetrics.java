package mayday.command.axon;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentRejection;
import mayday.command.store.CommandReceipt;
import mayday.command.store.StoreRefusal;

/** Counts commands by name and by what became of them: accepted, unchanged, or the code of the refusal. */
final class CommandMetrics {

    private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final MeterRegistry meters;

    CommandMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    CommandReceipt counted(Class<? extends IncidentCommand> command, Supplier<CommandReceipt> work) {
        try {
            var receipt = work.get();
            count(command, receipt.events().isEmpty() ? "unchanged" : "accepted");
            return receipt;
        } catch (RuntimeException failure) {
            count(command, outcome(failure));
            throw failure;
        }
    }

    private static String outcome(RuntimeException failure) {
        return switch (failure) {
            case IncidentRejection rejection -> rejection.reason().name().toLowerCase(Locale.ROOT);
            case StoreRefusal refusal -> refusal.reason().code();
            default -> "error";
        };
    }

    /** A decision came too late: somebody else had written to the incident. */
    void conflict() {
        meters.counter("incident.command.conflicts").increment();
    }

    /** All the same the command got through, decided again. */
    void overcame() {
        meters.counter("incident.command.conflicts.overcome").increment();
    }

    private void count(Class<? extends IncidentCommand> command, String outcome) {
        var name = WORD.matcher(command.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
        meters.counter("incident.commands", "command", name, "outcome", outcome).increment();
    }
}

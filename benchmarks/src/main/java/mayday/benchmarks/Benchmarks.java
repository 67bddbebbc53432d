package mayday.benchmarks;

import java.util.logging.Level;
import java.util.logging.Logger;
import mayday.benchmarks.append.AppendCommand;
import mayday.benchmarks.visible.VisibleCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./mayday bench}: what the system does, as ratios to the limits of the machine. */
@Command(
        name = "bench",
        description = "Measures, as ratios to the limits of this machine.",
        subcommands = {AppendCommand.class, VisibleCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Benchmarks {

    // Held, or the level set here would be forgotten with the logger.
    private static final Logger ROOT = Logger.getLogger("");

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        // The services would log the measurement away.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "benchmarks/logback.xml");
        ROOT.setLevel(Level.WARNING);
        return new CommandLine(new Benchmarks());
    }
}

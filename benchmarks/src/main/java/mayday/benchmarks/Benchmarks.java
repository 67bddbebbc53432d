package mayday.benchmarks;

import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import mayday.benchmarks.append.AppendCommand;
import mayday.benchmarks.visible.VisibleCommand;
import mayday.standalone.PlainCommandLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./mayday bench}: what the system does, as ratios to the limits of the machine. All of it where none is named. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures, as ratios to the limits of this machine.",
        subcommands = {AppendCommand.class, VisibleCommand.class},
        synopsisSubcommandLabel = "[COMMAND]")
public final class Benchmarks implements Callable<Integer> {

    // Held, or the level set here would be forgotten with the logger.
    private static final Logger ROOT = Logger.getLogger("");

    @Spec
    @SuppressWarnings("NullAway.Init") // The command line sets it.
    private CommandSpec spec;

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        // The services would log the measurement away.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "benchmarks/logback.xml");
        ROOT.setLevel(Level.WARNING);
        return PlainCommandLine.of(new Benchmarks());
    }

    /** One after the other, each with its own defaults, as far as they succeed. */
    @Override
    public Integer call() {
        return spec.subcommands().values().stream()
                .mapToInt(CommandLine::execute)
                .filter(exit -> exit != CommandLine.ExitCode.OK)
                .findFirst()
                .orElse(CommandLine.ExitCode.OK);
    }
}

package mayday.standalone;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import mayday.standalone.children.ChildFailure;
import mayday.standalone.replay.ReplayFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The launcher's commands that need Java. The script {@code mayday} finds Java, builds, and calls this. */
@Command(
        name = "mayday",
        description = "The flight recorder and guide for broken production.",
        subcommands = {UpCommand.class, ReplayCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Mayday {

    private Mayday() {}

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.err, true, Charset.defaultCharset()), arguments));
    }

    static int run(PrintWriter err, String... arguments) {
        return new CommandLine(new Mayday())
                .setErr(err)
                .setParameterExceptionHandler(Mayday::misused)
                .setExecutionExceptionHandler(Mayday::failed)
                .execute(arguments);
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        misuse.getCommandLine().getErr().println("mayday: " + misuse.getMessage() + " (./mayday help tells more)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof UsageProblem || failure instanceof ChildFailure || failure instanceof ReplayFailure) {
            command.getErr().println("mayday: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}

package mayday.standalone;

import mayday.standalone.children.ChildFailure;
import mayday.standalone.replay.ReplayFailure;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line that says in one sentence what the person at the keyboard can put right. */
public final class PlainCommandLine {

    private PlainCommandLine() {}

    public static CommandLine of(Object command) {
        return new CommandLine(command)
                .setParameterExceptionHandler(PlainCommandLine::misused)
                .setExecutionExceptionHandler(PlainCommandLine::failed);
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

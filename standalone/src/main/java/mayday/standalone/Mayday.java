package mayday.standalone;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.Command;

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
        return PlainCommandLine.of(new Mayday()).setErr(err).execute(arguments);
    }
}

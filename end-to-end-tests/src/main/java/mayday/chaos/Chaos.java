package mayday.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import mayday.standalone.PlainCommandLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mayday chaos}: kill -9 at random moments under load, then an independent check of every promise. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Kills processes under load and checks that nothing was lost.")
public final class Chaos implements Callable<Integer> {

    private static final int ALL_PROMISES_HELD = 0;
    private static final int SOME_PROMISE_BROKEN = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the order of kills and the commands.")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    @Option(names = "--kills", paramLabel = "N", description = "How often each of the three is killed.")
    private int kills = 20;

    @Option(names = "--port", paramLabel = "N", description = "The front door; the other ports follow.")
    private int port = 18_080;

    private Chaos() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "chaos/logback.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return PlainCommandLine.of(new Chaos());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var data = Files.createTempDirectory("mayday-chaos-");
        System.out.printf("Chaos with seed %d: %d kills each, data in %s%n", seed, kills, data);
        var outcome = new Run(data, port, seed, kills).run(System.out::println);
        System.out.printf(
                "%n%d kills; %,d commands acknowledged, %,d refused, %,d repeated without an answer; %,d events.%n",
                outcome.kills(), outcome.acknowledged(), outcome.refused(), outcome.repeated(), outcome.events());
        if (outcome.findings().isEmpty()) {
            System.out.println("Every acknowledged command is in the store once, in Kafka in order, and in each"
                    + " projection exactly once; with Kafka down commands were accepted.");
            return ALL_PROMISES_HELD;
        }
        outcome.findings().forEach(finding -> System.out.println("BROKEN: " + finding));
        System.out.printf(
                "%d promises broken; --seed %d repeats this order.%n",
                outcome.findings().size(), seed);
        return SOME_PROMISE_BROKEN;
    }
}

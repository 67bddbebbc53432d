package mayday.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the whole system in the foreground until it is interrupted. */
@Command(name = "up", description = "Starts everything and stays until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    /** How the line begins that says that everything runs. */
    static final String IS_UP = "Mayday is up";

    private static final int WELL_STOPPED = 0;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept between runs.")
    private Path data = Path.of(System.getProperty("mayday.data", ".mayday"));

    @Option(names = "--port", paramLabel = "N", description = "The front door; every other port follows by its offset.")
    private int port = 8080;

    @Option(names = "--empty", description = "Start without the five bundled incidents.")
    private boolean empty;

    @Override
    public Integer call() throws InterruptedException {
        var since = System.nanoTime();
        var directory = data.toAbsolutePath().normalize();
        var system = MaydaySystem.on(directory, new Ports(port), System.out::println);
        logTo(directory.resolve("logs/mayday.log"));
        stopOnSignal(system);
        System.out.printf("Mayday starts on port %d, with its data in %s%n", port, directory);
        system.start();
        if (!empty) {
            FirstIncidents.of(system).replayWhereEmpty(System.out::println);
        }
        System.out.printf("%n%s after %.1f s: %s%n", IS_UP, (System.nanoTime() - since) / 1e9, page(system));
        tellWhatToTry(page(system));
        System.out.println(
                "gRPC is at 127.0.0.1:" + system.addresses().ports().incidentCommandGrpc() + ", see docs/grpc.md.");
        System.out.println(
                "Logs are in " + directory.resolve("logs") + ". Ctrl-C stops everything and keeps the data.");
        new CountDownLatch(1).await();
        return WELL_STOPPED;
    }

    // Before anything logs: four contexts in one JVM share one logging system, so none of them may configure it.
    private static void logTo(Path file) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "standalone/logback.xml");
        System.setProperty("mayday.log", file.toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Here and now, or several threads would do it at once.
        LoggerFactory.getILoggerFactory();
    }

    private static void stopOnSignal(MaydaySystem system) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            var since = System.nanoTime();
            system.close();
            System.out.printf("%nMayday stopped after %.1f s.%n", (System.nanoTime() - since) / 1e9);
            System.out.flush();
        }));
    }

    private static String page(MaydaySystem system) {
        return system.addresses().frontDoor().toString();
    }

    private static void tellWhatToTry(String page) {
        System.out.printf("""

                Three things to try
                  open   %1$s
                  report curl -s %1$s/api/v1/incidents -H 'Content-Type: application/json' -d '{"title":"Checkout is down"}'
                  replay ./mayday replay end-to-end-tests/src/test/resources/incidents/*.json --server %1$s

                """, page);
    }
}

package mayday.standalone.children;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Kafka as a child JVM. It stops by itself when this process is gone: its standard input ends then. */
public final class EventBroker implements Child {

    /** The property that names the file for the classes that the broker loads. */
    private static final String ARCHIVE = "mayday.broker.archive";

    private static final long SECONDS_TO_START = 180;
    private static final long SECONDS_TO_STOP = 10;

    private final Path directory;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private volatile @Nullable Process process;

    /** Keeps its data in {@code directory} and writes its log to {@code log}. */
    public EventBroker(Path directory, Path log, int port, int controllerPort) {
        this.directory = directory;
        this.log = log;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public void start() {
        try {
            stopPredecessor();
            Files.createDirectories(directory);
            var started = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File(log + ".err")))
                    .start();
            process = started;
            Files.writeString(pidFile(), started.pid() + "\n" + startOf(started.toHandle()) + "\n");
            waitUntilReady(started);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for the broker of an earlier run on this directory to go: two would hang each other for good. */
    public void stopPredecessor() {
        try {
            Processes.fromPidFile(pidFile()).filter(this::isOurs).ifPresent(this::stopPredecessor);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isOurs(ProcessHandle candidate) {
        try {
            return Files.readAllLines(pidFile()).getLast().equals(startOf(candidate));
        } catch (IOException gone) {
            return false;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private void stopPredecessor(ProcessHandle predecessor) {
        // It lost its standard input with the run that started it, and is most likely on its way out.
        if (Processes.hasEndedWithin(predecessor, SECONDS_TO_STOP)) {
            return;
        }
        predecessor.destroyForcibly();
        if (!Processes.hasEndedWithin(predecessor, SECONDS_TO_STOP)) {
            throw new ChildFailure(
                    "An earlier Kafka (process %d) on %s does not go away.".formatted(predecessor.pid(), directory));
        }
    }

    private Path pidFile() {
        return directory.resolve("broker.pid");
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                // An interrupt from the terminal reaches every process of the group; the broker goes down after us.
                "sh",
                "-c",
                "trap '' INT; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // One broker beside everything else: the second compiler takes more time than its code gives back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=standalone/broker-logback.xml",
                "-Dmayday.log=" + log));
        command.addAll(loadedClasses());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                directory.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort)));
        return command;
    }

    /** Kept from one run to the next where the launcher has named a file for them. */
    private static List<String> loadedClasses() {
        var archive = System.getProperty(ARCHIVE);
        return archive == null
                ? List.of()
                : List.of(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off");
    }

    private void waitUntilReady(Process started) {
        var ready = new CompletableFuture<Boolean>();
        // In a thread of its own: in the common pool, which may have but one, it would hold up all answers over HTTP.
        Thread.ofPlatform().daemon().name("await-Kafka").start(() -> listen(started, ready));
        try {
            if (ready.get(SECONDS_TO_START, TimeUnit.SECONDS)) {
                return;
            }
        } catch (TimeoutException late) {
            started.destroyForcibly();
        } catch (ExecutionException failure) {
            throw new ChildFailure("Kafka did not start; its log is " + log + ".err.", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new ChildFailure("Kafka did not start; its log is " + log + ".err.");
    }

    private static void listen(Process started, CompletableFuture<Boolean> ready) {
        try {
            // Not closed: the broker may say more, and a closed pipe would fail it.
            BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
            var line = lines.readLine();
            while (line != null && !line.equals(Broker.READY)) {
                line = lines.readLine();
            }
            ready.complete(line != null);
        } catch (IOException gone) {
            ready.completeExceptionally(gone);
        }
    }

    @Override
    public ProcessHandle process() {
        return Objects.requireNonNull(process, "not started").toHandle();
    }

    @Override
    public void stop() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!Processes.hasEndedWithin(running.toHandle(), SECONDS_TO_STOP)) {
            running.destroyForcibly();
            Processes.hasEndedWithin(running.toHandle(), SECONDS_TO_STOP);
        }
    }
}

package mayday.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import mayday.standalone.children.ChildFailure;

/**
 * A whole Mayday in a JVM of its own, as {@code ./mayday up} starts it: for those who must be able to kill it.
 *
 * <p>The class path is this JVM's. {@link #close} stops it in order; the data stays.
 */
public final class MaydayProcess implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final Duration TIME_TO_STOP = Duration.ofMinutes(3);

    private final Path data;
    private final Addresses addresses;
    private final Process process;
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> up = new CompletableFuture<>();

    private MaydayProcess(Path data, Ports ports, Process process) {
        this.data = data;
        this.addresses = new Addresses(ports);
        this.process = process;
    }

    /**
     * Starts it on {@code data}, with the front door at {@code port}, and returns when it is up.
     *
     * @param options further options of {@code up}, such as {@code --empty}
     */
    public static MaydayProcess start(Path data, int port, String... options) {
        try {
            var process = new ProcessBuilder(command(data, port, options))
                    .redirectErrorStream(true)
                    .start();
            var mayday = new MaydayProcess(data, new Ports(port), process);
            Thread.ofPlatform().daemon().name("mayday-console").start(mayday::listen);
            mayday.awaitUp();
            return mayday;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(Path data, int port, String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        Stream.of(DataDirectory.PROGRAMS)
                .filter(property -> System.getProperty(property) != null)
                .forEach(property -> command.add("-D" + property + "=" + System.getProperty(property)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Mayday.class.getName(), "up"));
        command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of(options));
        return command;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                console.add(line);
                if (line.startsWith(UpCommand.IS_UP)) {
                    up.complete(true);
                }
            }
            up.complete(false);
        } catch (IOException gone) {
            up.complete(false);
        }
    }

    private void awaitUp() {
        try {
            if (up.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (TimeoutException | ExecutionException late) {
            close();
            throw new ChildFailure("Mayday did not come up: " + console, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new ChildFailure("Mayday did not come up: " + console);
    }

    public Addresses addresses() {
        return addresses;
    }

    /** What it printed so far. */
    public List<String> console() {
        return List.copyOf(console);
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The process of the broker at this moment. */
    public ProcessHandle broker() {
        return fromPidFile(data.resolve("kafka/broker.pid"));
    }

    /** The process of PostgreSQL's postmaster at this moment. */
    public ProcessHandle database() {
        return fromPidFile(data.resolve("postgresql/postmaster.pid"));
    }

    private static ProcessHandle fromPidFile(Path file) {
        try {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new ChildFailure("No process runs as " + file + " says."));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Ends this JVM without a warning, as {@code kill -9} does; its children are left to themselves. */
    public void kill() {
        process.destroyForcibly();
        await(TIME_TO_STOP);
    }

    /** Asks it to stop, and answers whether it did so by itself. */
    public boolean stop() {
        // Through its handle: destroying the process itself would close the pipe before the last words.
        process.toHandle().destroy();
        return await(TIME_TO_STOP);
    }

    private boolean await(Duration time) {
        try {
            return process.waitFor(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (!stop()) {
            kill();
        }
    }
}

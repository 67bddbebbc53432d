package mayday.standalone.children;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PostgreSQL as a process beside ours, on a directory that is kept. What it says is committed is on the disk. */
public final class DatabaseServer implements Child {

    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final long SECONDS_TO_STOP = 20;
    private static final long SECONDS_FOR_ORPHANS = 5;

    /** What PostgreSQL makes for itself has smaller ones. */
    private static final long FIRST_OWN_OID = 16_384;

    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "max_connections", "120",
            "shared_buffers", "96MB",
            "timezone", "UTC",
            "log_timezone", "UTC",
            // Sockets in a temporary directory would be a second door.
            "unix_socket_directories", "");

    private final Path directory;
    private final Path binaries;
    private final Path log;
    private final int port;
    private @Nullable EmbeddedPostgres server;
    private volatile @Nullable ProcessHandle process;

    /** Keeps its data in {@code directory}, its program in {@code binaries}, and appends what it says to {@code log}. */
    public DatabaseServer(Path directory, Path binaries, Path log, int port) {
        this.directory = directory;
        this.binaries = binaries;
        this.log = log;
        this.port = port;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    /** Stops the server that an earlier run left behind on this directory, if there is one. */
    public void stopPredecessor() {
        try {
            Processes.fromPidFile(pidFile()).filter(this::worksInOurDirectory).ifPresent(DatabaseServer::shutDown);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void start() {
        try {
            release();
            stopPredecessor();
            Files.createDirectories(binaries);
            endOrphans();
            discardHalfMadeDirectory();
            // The number in it may belong to another process by now, and PostgreSQL would refuse to start.
            Files.deleteIfExists(pidFile());
            server = launch();
            process = Processes.fromPidFile(pidFile())
                    .orElseThrow(() -> new ChildFailure("PostgreSQL ended while it started; its log is " + log + "."));
            requireDurability();
        } catch (IOException failure) {
            throw new ChildFailure("PostgreSQL did not start; its log is " + log + ".", failure);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(TIME_TO_START)
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        SETTINGS.forEach(builder::setServerConfig);
        // The library starts PostgreSQL for tests: with all three off.
        DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
        return builder.start();
    }

    // Preparing a new directory takes seconds; a kill in the middle leaves one that never starts.
    private void discardHalfMadeDirectory() throws IOException {
        if (!Files.exists(directory) || isMade()) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** The first start leaves its options there; a directory put back from a base backup lacks them and has databases. */
    private boolean isMade() throws IOException {
        return Files.exists(directory.resolve("global/pg_control"))
                && (Files.exists(directory.resolve("postmaster.opts")) || hasDatabases());
    }

    private boolean hasDatabases() throws IOException {
        try (var databases = Files.list(directory.resolve("base"))) {
            return databases
                    .map(database -> database.getFileName().toString())
                    .anyMatch(oid -> oid.matches("[0-9]+") && Long.parseLong(oid) >= FIRST_OWN_OID);
        }
    }

    // After kill -9 of the postmaster its backends notice within moments; one in a long statement may not.
    private void endOrphans() {
        if (!Processes.happensWithin(() -> orphans().isEmpty(), SECONDS_FOR_ORPHANS)) {
            orphans().forEach(ProcessHandle::destroyForcibly);
            Processes.happensWithin(() -> orphans().isEmpty(), SECONDS_FOR_ORPHANS);
        }
    }

    private List<ProcessHandle> orphans() {
        var program = binaries.toAbsolutePath().normalize();
        return ProcessHandle.allProcesses()
                .filter(candidate -> candidate
                        .info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(program))
                        .isPresent())
                .filter(this::worksInOurDirectory)
                .toList();
    }

    private boolean worksInOurDirectory(ProcessHandle candidate) {
        if (!Files.exists(Path.of("/proc/self/cwd"))) {
            // Elsewhere its program must do as a sign, which is one where nobody else shares it.
            return binaries.startsWith(directory.getParent());
        }
        try {
            return Path.of("/proc/" + candidate.pid() + "/cwd").toRealPath().equals(directory.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private void requireDurability() {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var setting : DURABILITY) {
                var row = statement.executeQuery("select current_setting('" + setting + "')");
                row.next();
                if (!row.getString(1).equals("on")) {
                    throw new ChildFailure("PostgreSQL runs with " + setting + " off; it must be on.");
                }
            }
        } catch (SQLException failure) {
            throw new ChildFailure("PostgreSQL started and does not answer; its log is " + log + ".", failure);
        }
    }

    /** A connection as the owner of everything. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    /** Where {@code database} is found by JDBC. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public ProcessHandle process() {
        return Objects.requireNonNull(process, "not started");
    }

    @Override
    public void stop() {
        var running = process;
        if (running == null) {
            // It never came to serve, but its process may be there all the same.
            stopPredecessor();
        } else if (Processes.isRunning(running)) {
            shutDown(running);
        }
        release();
    }

    // SIGINT is PostgreSQL's fast stop: clients are cut, everything is written. SIGTERM would wait for the clients.
    private static void shutDown(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!Processes.hasEndedWithin(postmaster, SECONDS_TO_STOP)) {
            postmaster.destroyForcibly();
            // Who starts it again needs the port, which is taken until the process is gone.
            Processes.hasEndedWithin(postmaster, SECONDS_TO_STOP);
        }
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    // The library locks the directory in this process, and lets go only when closed.
    private void release() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package mayday.endtoend.running;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.logging.LogManager;
import mayday.standalone.Addresses;
import mayday.standalone.Database;
import mayday.standalone.MaydaySystem;
import mayday.standalone.Ports;
import mayday.standalone.children.DatabaseServer;
import org.jspecify.annotations.Nullable;

/** The system that every test of this JVM uses: started with the first, stopped with the last. */
public final class RunningMayday {

    /** What is done while only PostgreSQL runs. */
    public interface Surgery {
        void on(Connection postgresql) throws SQLException;
    }

    static {
        // Four contexts in one JVM share one logging system, so none of them may configure it.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // Tomcat logs past SLF4J, to the console.
        LogManager.getLogManager().reset();
    }

    private static @Nullable RunningMayday running;

    private final Path directory;
    private MaydaySystem system;

    private RunningMayday(Path directory, MaydaySystem system) {
        this.directory = directory;
        this.system = system;
    }

    /** Fails where the first test could not start it. */
    public static synchronized RunningMayday get() {
        if (running == null) {
            running = start();
            var last = running;
            Runtime.getRuntime().addShutdownHook(new Thread(last::stop));
            last.warmUp();
        }
        return running;
    }

    private static RunningMayday start() {
        try {
            var target = Files.createDirectories(Path.of("target").toAbsolutePath());
            var directory = Files.createTempDirectory(target, "mayday-");
            var system = MaydaySystem.on(directory, Ports.anyFree(), System.out::println);
            return new RunningMayday(directory, system.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // The first events wait for the topic to be made and for its readers to join; no test has to know that.
    private void warmUp() {
        var door = frontDoor();
        var incident = door.command("/incidents", Map.of("title", "A smoke test"));
        door.awaitArrival(door.command(
                "/incidents/" + incident.path("id").asString() + "/resolve", Map.of("summary", "Everything arrives")));
    }

    public MaydaySystem system() {
        return system;
    }

    public Addresses addresses() {
        return system.addresses();
    }

    public FrontDoor frontDoor() {
        return new FrontDoor(addresses().frontDoor());
    }

    /** One of the services' databases, as the owner of everything. */
    public Connection database(Database database) throws SQLException {
        return DriverManager.getConnection(addresses().jdbcUrl(database), "postgres", "");
    }

    /** Stops everything, lets {@code surgery} at the database server, and starts everything again on the same data. */
    public void restart(Surgery surgery) throws SQLException {
        var ports = addresses().ports();
        system.close();
        var postgresql = new DatabaseServer(
                directory.resolve("postgresql"),
                directory.resolve("postgresql-programs"),
                directory.resolve("surgery.log"),
                ports.postgresql());
        postgresql.start();
        try (var connection = postgresql.connect("postgres")) {
            surgery.on(connection);
        } finally {
            postgresql.stop();
        }
        system = MaydaySystem.on(directory, ports, System.out::println).start();
    }

    private void stop() {
        system.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException stillWritten) {
            throw new UncheckedIOException(stillWritten);
        }
    }
}

package mayday.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where one system keeps everything. One process has it at a time. */
final class DataDirectory implements AutoCloseable {

    /** Names a directory for PostgreSQL's program files that several data directories may share. */
    static final String PROGRAMS = "mayday.postgresql.programs";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory take(Path path) {
        var root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root.resolve("logs"));
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DataDirectory(root, channel);
            }
            channel.close();
            throw new UsageProblem("Mayday already runs on " + root + "; give this one another directory with --data.");
        } catch (IOException failure) {
            throw new UsageProblem("The data directory %s cannot be used: %s".formatted(root, failure), failure);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    Path postgresql() {
        return root.resolve("postgresql");
    }

    Path postgresqlPrograms() {
        return Optional.ofNullable(System.getProperty(PROGRAMS))
                .map(Path::of)
                .orElseGet(() -> root.resolve("postgresql-programs"));
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    /** Created before the first bundled incident is sent and gone when the last one is visible. */
    Path firstIncidentsPending() {
        return root.resolve("first-incidents-pending");
    }

    Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package mayday.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What a reader must know about the machine to make anything of the numbers. */
public final class Machine {

    private Machine() {}

    public static String facts(Connection database) throws SQLException {
        return """
                machine   %d processors (%s), %s memory, %s %s, JVM %s with %s of heap, load %.2f
                database  PostgreSQL %s, fsync %s, synchronous_commit %s, full_page_writes %s""".formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/cpuinfo", "model name"),
                        field("/proc/meminfo", "MemTotal"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        gibibytes(Runtime.getRuntime().maxMemory()),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        setting(database, "server_version"),
                        setting(database, "fsync"),
                        setting(database, "synchronous_commit"),
                        setting(database, "full_page_writes"));
    }

    private static String setting(Connection database, String name) throws SQLException {
        try (var statement = database.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static String field(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notThisKindOfSystem) {
            return "unknown";
        }
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}

package mayday.standalone.children;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What can be known of processes that are not, or no longer, our own children. */
final class Processes {

    private static final Duration GLANCE = Duration.ofMillis(50);

    private Processes() {}

    /** A process that ended but was not collected by its parent still has a number: it counts as gone. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** The running process a pid file names. Numbers are used again: the caller must know it is the right one. */
    static Optional<ProcessHandle> fromPidFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readString(file)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(Processes::isRunning);
    }

    static boolean hasEndedWithin(ProcessHandle process, long seconds) {
        return happensWithin(() -> !isRunning(process), seconds);
    }

    static boolean happensWithin(BooleanSupplier condition, long seconds) {
        var deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                Thread.sleep(GLANCE);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return condition.getAsBoolean();
        }
    }
}

package mayday.endtoend.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import mayday.standalone.MaydaySystem;
import mayday.standalone.Ports;
import mayday.standalone.UsageProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system that every browser test of this JVM uses: started with the first, stopped with the last. */
final class WholeSystem {

    private static final int FIRST_BASE = 21_500;
    private static final int LAST_BASE = 23_900;
    private static final int PORTS_OF_A_SYSTEM = 25;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable URI frontDoor;

    private WholeSystem() {}

    static synchronized URI frontDoor() {
        var running = frontDoor;
        if (running == null) {
            // Four contexts in one JVM share one logging system, so none of them may configure it.
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
            LogManager.getLogManager().reset();
            var system = onFreePorts().start();
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            running = URI.create(
                    "http://localhost:" + system.addresses().frontDoor().getPort());
            frontDoor = running;
        }
        return running;
    }

    /** Does what a program would do, through the public API. */
    static JsonNode command(String path, String json) {
        var request = HttpRequest.newBuilder(frontDoor().resolve("/api/v1" + path))
                .header("Content-Type", "application/json")
                .header("Mayday-Actor-Id", "ada")
                .header("Mayday-Actor-Name", "Ada%20Obi")
                .header("Mayday-Actor-Role", "commander")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException unreached) {
            throw new UncheckedIOException(unreached);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static MaydaySystem onFreePorts() {
        try {
            var target = Files.createDirectories(Path.of("target").toAbsolutePath());
            var directory = Files.createTempDirectory(target, "browser-");
            return onFreePorts(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static MaydaySystem onFreePorts(Path directory) {
        for (int base = FIRST_BASE; base < LAST_BASE; base += PORTS_OF_A_SYSTEM) {
            try {
                return MaydaySystem.on(directory, new Ports(base), System.out::println);
            } catch (UsageProblem taken) {
                System.out.println(taken.getMessage());
            }
        }
        throw new IllegalStateException("No ports are free");
    }
}

package mayday.endtoend.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import mayday.endtoend.running.RunningMayday;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system that all tests of this JVM share, as browsers and programs reach it. */
final class WholeSystem {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private WholeSystem() {}

    /** By the name that browsers treat as trustworthy. */
    static URI frontDoor() {
        return URI.create("http://localhost:"
                + RunningMayday.get().addresses().frontDoor().getPort());
    }

    /** Does what a program would do, through the public API, until pages can show it. */
    static JsonNode command(String path, String json) {
        var answer = answer(path, json);
        RunningMayday.get().frontDoor().awaitArrival(answer);
        if (answer.has("other")) {
            RunningMayday.get().frontDoor().awaitArrival(answer.path("other"));
        }
        return answer;
    }

    private static JsonNode answer(String path, String json) {
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
}

package mayday.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front door, as a program without patience uses it: one try, whatever comes of it. */
final class Door {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI root;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    Door(URI frontDoor) {
        root = frontDoor;
    }

    HttpResponse<String> post(String path, String key, Map<String, Object> body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(root.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .header("Mayday-Actor-Id", "chaos")
                        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What a question is answered with, where that is a success. */
    JsonNode get(String path) throws IOException, InterruptedException {
        var response = client.send(
                HttpRequest.newBuilder(root.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Accept", "application/json")
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
        }
        return JsonMapper.shared().readTree(response.body());
    }
}

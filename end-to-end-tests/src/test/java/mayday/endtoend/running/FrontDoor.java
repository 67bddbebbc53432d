package mayday.endtoend.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public REST doors, through the one port that people know. */
public final class FrontDoor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI base;

    FrontDoor(URI base) {
        this.base = base;
    }

    public URI at(String path) {
        return base.resolve("/api/v1" + path);
    }

    /** Asks for JSON. */
    public Answer get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", "application/json"));
    }

    public Answer get(String path, String accept) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", accept));
    }

    /** Headers come as name and value in turn. */
    public Answer post(String path, Map<String, ?> body, String... headers) {
        var request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Posts what has to be accepted. */
    public JsonNode command(String path, Map<String, ?> body, String... headers) {
        var answer = post(path, body, headers);
        if (answer.status() / 100 != 2) {
            throw new AssertionError("%s answered %d: %s".formatted(path, answer.status(), answer.body()));
        }
        return answer.json();
    }

    /** Sends whatever was prepared for {@link #at}. */
    public static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

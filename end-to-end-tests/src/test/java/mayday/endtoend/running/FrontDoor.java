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
import java.util.List;
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

    /** For a reader that has not come as far as it is asked for; the readers themselves wait for seconds only. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI base;

    FrontDoor(URI base) {
        this.base = base;
    }

    public URI at(String path) {
        return base.resolve("/api/v1" + path);
    }

    /** Asks for JSON. */
    public Answer get(String path) {
        return get(path, "application/json");
    }

    /** Asks again while the reader has not come as far as the path wants it to. */
    public Answer get(String path, String accept) {
        var request = HttpRequest.newBuilder(at(path)).header("Accept", accept);
        var since = System.nanoTime();
        var answer = send(request);
        while (isBehind(answer) && System.nanoTime() - since < PATIENCE.toNanos()) {
            answer = send(request);
        }
        return answer;
    }

    private static boolean isBehind(Answer answer) {
        return answer.status() == 504 && answer.body().contains("projection_behind");
    }

    /** Returns when whatever a command recorded has arrived at the timeline and at the post-mortems. */
    public void awaitArrival(JsonNode recorded) {
        for (var reader : List.of("/incidents/", "/postmortems/")) {
            var answer = get("%s%s?minVersion=%d"
                    .formatted(
                            reader,
                            recorded.path("id").asString(),
                            recorded.path("version").asInt()));
            // A draft is there once the incident was resolved.
            if (answer.status() != 200 && !(answer.status() == 404 && reader.equals("/postmortems/"))) {
                throw new AssertionError(answer.body());
            }
        }
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

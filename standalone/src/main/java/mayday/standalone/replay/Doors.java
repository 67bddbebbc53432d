package mayday.standalone.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import mayday.standalone.incidentfile.Command;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST doors of a running Mayday. Whatever a repetition can cure is repeated, with the same idempotency key. */
final class Doors {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);
    // Refusals that say that the same request, sent again, may be taken.
    private static final Set<String> PASSING_REFUSALS = Set.of("command_in_progress", "concurrent_writers");

    // A query side that has not heard of the incident yet may say so.
    private static final Set<Integer> BEHIND = Set.of(404, 408, 429, 502, 503, 504);

    private final URI incidents;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Repeats what may pass for as long as {@code patience}. */
    Doors(URI server, Duration patience) {
        this.patience = patience;
        incidents = URI.create(server.toString().replaceFirst("/+$", "") + "/api/v1/incidents");
    }

    /** Fails at once where nobody listens. */
    void requireOpen() {
        try {
            client.send(get(incidents), BodyHandlers.discarding());
        } catch (IOException unreachable) {
            throw new ReplayFailure(
                    "There is no Mayday at %s; start one with ./mayday up, or say --server URL.".formatted(incidents),
                    unreachable);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /** Sends one command and answers what the door said. */
    JsonNode send(String incident, Command command, String key) {
        var path = command.name().equals(Command.REPORT) ? "" : "/" + incident + "/" + command.name();
        var request = HttpRequest.newBuilder(URI.create(incidents + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Mayday-Actor-Kind", "service")
                .header("Mayday-Actor-Id", "replay")
                .header("Mayday-Actor-Name", "Replay")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(command.body())))
                .build();
        return answer(request, PASSING);
    }

    /** The metrics of an incident, as soon as they speak of {@code version}. */
    JsonNode metrics(String incident, int version) {
        return answer(get(URI.create(incidents + "/" + incident + "/metrics?minVersion=" + version)), BEHIND);
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).GET().build();
    }

    private JsonNode answer(HttpRequest request, Set<Integer> passing) {
        var deadline = System.nanoTime() + patience.toNanos();
        var answer = attempt(request, passing, false);
        while (answer.isEmpty()) {
            pause();
            answer = attempt(request, passing, System.nanoTime() - deadline > 0);
        }
        return answer.get();
    }

    // Empty where another attempt may help.
    private Optional<JsonNode> attempt(HttpRequest request, Set<Integer> passing, boolean isLast) {
        try {
            var response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (!passing.contains(response.statusCode())) {
                var answer = read(request, response);
                if (response.statusCode() < 300) {
                    return Optional.of(answer);
                }
                if (isLast || !PASSING_REFUSALS.contains(answer.path("code").asString(""))) {
                    throw Refusal.of(response.statusCode(), answer);
                }
                return Optional.empty();
            }
            if (isLast) {
                throw new ReplayFailure("%s still answers with %d after %d s."
                        .formatted(request.uri(), response.statusCode(), patience.toSeconds()));
            }
            return Optional.empty();
        } catch (IOException unreachable) {
            if (isLast) {
                throw new ReplayFailure("There is no answer from " + request.uri() + ".", unreachable);
            }
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static ReplayFailure interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new ReplayFailure("The replay was stopped.", stopped);
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> response) {
        try {
            return JsonMapper.shared().readTree(response.body());
        } catch (JacksonException notJson) {
            throw new ReplayFailure(
                    "%s answered %d with something that is not JSON.".formatted(request.uri(), response.statusCode()),
                    notJson);
        }
    }
}

package mayday.endtoend.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of server-sent events that remembers what it was sent. */
public final class LiveStream implements AutoCloseable {

    /** One event of the stream. */
    public record Event(String type, String id, JsonNode data) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;

    private LiveStream(URI address, String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = http.send(request.build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(address, answer.statusCode()));
        }
        lines = answer.body();
        Thread.ofVirtual().start(this::read);
    }

    public static LiveStream from(URI address) throws IOException, InterruptedException {
        return new LiveStream(address, "");
    }

    /** Goes on behind the last event that another stream has seen. */
    public static LiveStream resumed(URI address, String lastEventId) throws IOException, InterruptedException {
        return new LiveStream(address, lastEventId);
    }

    /** Everything sent so far. */
    public List<Event> events() {
        return events;
    }

    private void read() {
        var type = "message";
        var id = "";
        try {
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Event(type, id, JsonMapper.shared().readTree(line.substring(5))));
                }
            }
        } catch (UncheckedIOException closed) {
            // Closing the stream ends the reading this way.
            System.out.println("A live stream ended: " + closed.getMessage());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

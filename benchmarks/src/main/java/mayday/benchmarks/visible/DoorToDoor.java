package mayday.benchmarks.visible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import mayday.benchmarks.measure.OpenLoop;
import mayday.benchmarks.measure.Texts;
import mayday.standalone.Addresses;
import tools.jackson.databind.json.JsonMapper;

/** Ours as people have it: a note through the REST door, until it comes out of the live stream of its timeline. */
final class DoorToDoor implements OpenLoop.Journey, AutoCloseable {

    private static final int INCIDENTS = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Addresses addresses;
    private final Marks marks;
    private final List<String> incidents = new ArrayList<>();
    private final List<Stream<String>> streams = new ArrayList<>();

    DoorToDoor(Addresses addresses, Marks marks) throws IOException, InterruptedException {
        this.addresses = addresses;
        this.marks = marks;
        for (int incident = 0; incident < INCIDENTS; incident++) {
            var id = report();
            incidents.add(id);
            follow(id);
        }
    }

    @Override
    public void send(OpenLoop loop, int operation) throws IOException, InterruptedException {
        var incident = incidents.get(ThreadLocalRandom.current().nextInt(incidents.size()));
        var text = marks.of(loop, operation) + " " + Texts.next();
        post("/api/v1/incidents/" + incident + "/note", Map.of("text", text));
    }

    private String report() throws IOException, InterruptedException {
        var answer = post("/api/v1/incidents", Map.of("title", "Checkout is down"));
        return JSON.readTree(answer.body()).path("id").asString();
    }

    private HttpResponse<String> post(String path, Map<String, String> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(addresses.incidentCommand().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private void follow(String incident) throws IOException, InterruptedException {
        awaitOnTimeline(incident);
        var stream = http.send(
                        HttpRequest.newBuilder(timeline(incident, "/timeline/stream"))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofLines())
                .body();
        streams.add(stream);
        Thread.ofPlatform().daemon().start(() -> read(stream));
    }

    private void read(Stream<String> stream) {
        try {
            stream.filter(line -> line.startsWith("data:")).forEach(marks::seenIn);
        } catch (UncheckedIOException closed) {
            // The system stops before its readers do.
            System.Logger log = System.getLogger(DoorToDoor.class.getName());
            log.log(System.Logger.Level.DEBUG, "The stream has ended", closed);
        }
    }

    private void awaitOnTimeline(String incident) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(timeline(incident, "?minVersion=1")).build();
        var end = System.nanoTime() + 60_000_000_000L;
        while (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new IOException("The first incident did not become visible");
            }
        }
    }

    private URI timeline(String incident, String what) {
        return addresses.timelineQuery().resolve("/api/v1/incidents/" + incident + what);
    }

    @Override
    public void close() {
        http.shutdownNow();
        streams.forEach(Stream::close);
    }
}

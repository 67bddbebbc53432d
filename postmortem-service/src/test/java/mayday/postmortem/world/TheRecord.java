package mayday.postmortem.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stands in for incident-command's {@code GET /api/v1/incidents/{id}/events?after=}, two events a page. */
public final class TheRecord implements AutoCloseable {

    private static final Pattern EVENTS = Pattern.compile("/api/v1/incidents/([0-9a-f-]{36})/events\\?after=(\\d+)");

    private final Map<String, Story> stories = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean reachable = true;
    private volatile boolean silent;
    private volatile boolean asked;

    public TheRecord() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void holds(Story story) {
        stories.put(story.incidentId().toString(), story);
    }

    /** Takes questions and answers none until it is told to. */
    public void silent(boolean now) {
        silent = now;
        asked = false;
    }

    public boolean isAsked() {
        return asked;
    }

    public void reachable(boolean now) {
        reachable = now;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked = true;
        while (silent) {
            LockSupport.parkNanos(20_000_000);
        }
        var asked = EVENTS.matcher(exchange.getRequestURI().toString());
        var story = asked.matches() ? stories.get(asked.group(1)) : null;
        if (!reachable || story == null) {
            var body = "{\"code\":\"unknown_incident\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reachable ? 404 : 503, body.length);
            exchange.getResponseBody().write(body);
        } else {
            int after = Integer.parseInt(asked.group(2));
            var page = story.events().stream()
                    .filter(event -> event.getSequence() > after)
                    .limit(2)
                    .map(Story::json)
                    .collect(Collectors.joining(","));
            var body = "{\"incidentId\":\"%s\",\"number\":\"%s\",\"version\":%d,\"events\":[%s]}"
                    .formatted(
                            story.incidentId(), story.number(), story.events().size(), page)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

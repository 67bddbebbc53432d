package mayday.timeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import mayday.timeline.event.Events;

/** The raw logs of some incidents as incident-command serves it, over real HTTP. */
public final class IncidentCommandStub implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean up = true;

    public IncidentCommandStub(Events... logs) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            answer(exchange, up ? 404 : 503, "{\"code\":\"unknown_incident\"}");
        });
        for (var log : logs) {
            serve(log);
        }
        server.start();
    }

    private void serve(Events log) {
        server.createContext("/api/v1/incidents/" + log.id() + "/events", exchange -> {
            asked.incrementAndGet();
            var parameters = Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                    .map(parameter -> parameter.split("="))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.parseInt(parts[1])));
            var events = Arrays.stream(log.all())
                    .filter(event -> event.getSequence() > parameters.getOrDefault("after", 0))
                    .limit(parameters.getOrDefault("limit", 500))
                    .map(Events::json)
                    .collect(Collectors.joining(", ", "[ ", " ]"));
            var body = "{\"incidentId\":\"%s\",\"number\":\"%s\",\"version\":%d,\"events\":%s}"
                    .formatted(log.id(), log.number(), log.all().length, events);
            answer(exchange, up ? 200 : 503, body);
        });
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public void setUp(boolean isUp) {
        up = isUp;
    }

    public int asked() {
        return asked.get();
    }

    public String setting() {
        return "--mayday.timeline.incident-command-url=http://127.0.0.1:"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package mayday.timeline.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A reader of one stream, as plain as the protocol: a socket and lines. */
final class SseReader implements AutoCloseable {

    record Event(String id, String event, String data) {}

    private final Socket socket;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final AtomicInteger pings = new AtomicInteger();
    private @Nullable String id;
    private @Nullable String event;

    private SseReader(Socket socket) {
        this.socket = socket;
    }

    static SseReader open(int port, String path) throws IOException {
        return open(port, path, "");
    }

    static SseReader open(int port, String path, String header) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n%s\r\n".formatted(path, header);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var reader = new SseReader(socket);
        Thread.ofVirtual().start(reader::read);
        return reader;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException closed) {
            headers.put("closed", String.valueOf(closed.getMessage()));
        }
    }

    private void take(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ")) {
            events.add(new Event(String.valueOf(id), String.valueOf(event), line.substring(6)));
        } else if (line.startsWith(": ping")) {
            pings.incrementAndGet();
        } else if (line.contains(": ")) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
        }
    }

    List<Event> events() {
        return events;
    }

    List<String> ids() {
        return events.stream().map(Event::id).toList();
    }

    int pings() {
        return pings.get();
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

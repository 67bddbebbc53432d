package mayday.warroom;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The real war room on a port of its own, with whatever peers a test gives it. */
public final class RunningWarRoom implements AutoCloseable {

    public final HttpClient client = HttpClient.newHttpClient();
    private final ServletWebServerApplicationContext context;

    private RunningWarRoom(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Every peer is at the same address. */
    public static RunningWarRoom before(URI peer, String... settings) {
        return before(peer, peer, peer, settings);
    }

    public static RunningWarRoom before(URI command, URI query, URI postmortem, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--mayday.war-room.incident-command-url=" + command,
                "--mayday.war-room.timeline-query-url=" + query,
                "--mayday.war-room.postmortem-service-url=" + postmortem,
                "--mayday.war-room.stream-heartbeat=200ms"));
        arguments.addAll(List.of(settings));
        var context = WarRoomApplication.application().run(arguments.toArray(String[]::new));
        return new RunningWarRoom((ServletWebServerApplicationContext) context);
    }

    public int port() {
        return tomcat().getPort();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).build());
    }

    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** What travels for this path when the client takes gzip. */
    public int bytes(String path) throws IOException, InterruptedException {
        return client.send(request(path, "Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray())
                .body()
                .length;
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Connections that clients hold to this door. */
    public long connections() {
        var connector = tomcat().getTomcat().getConnector();
        return ((AbstractProtocol<?>) connector.getProtocolHandler()).getConnectionCount();
    }

    public void say(ReadinessState state) {
        AvailabilityChangeEvent.publish(context, state);
    }

    private TomcatWebServer tomcat() {
        return (TomcatWebServer) requireNonNull(context.getWebServer());
    }

    /** A bare connection, for what an HTTP client would not send. */
    public Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    @Override
    public void close() {
        client.shutdownNow();
        context.close();
    }
}

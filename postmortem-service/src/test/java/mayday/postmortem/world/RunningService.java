package mayday.postmortem.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import mayday.postmortem.PostmortemApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service as it runs in production, on free ports, with its doors used from outside. */
public final class RunningService implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    public RunningService(String database, String bootstrapServers, String topic, String recordUrl, String... more) {
        var settings = Stream.of(
                "spring.datasource.url=" + database,
                "spring.datasource.password=app",
                "spring.flyway.url=" + database,
                "spring.flyway.password=owner",
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "mayday.postmortem.topic=" + topic,
                "mayday.postmortem.incident-command-url=" + recordUrl,
                "mayday.postmortem.retry=200ms",
                "server.port=0",
                "management.server.port=0");
        context = PostmortemApplication.application()
                .run(Stream.concat(settings, Stream.of(more))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(http, request);
    }

    /** An answer of the port for operators. */
    public HttpResponse<String> operations(String path) {
        var port = context.getEnvironment().getRequiredProperty("local.management.port");
        return send(
                http,
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .GET());
    }

    public JdbcClient db() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

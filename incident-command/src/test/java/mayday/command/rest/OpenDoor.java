package mayday.command.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import mayday.command.IncidentCommandApplication;
import mayday.command.Postgres;
import mayday.command.RunningService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with its REST door open, on a real database of its own, and with nobody where Kafka should be. */
public final class OpenDoor {

    public static final String INCIDENTS = "/api/v1/incidents";
    public static final JsonMapper JSON = JsonMapper.shared();

    /** Where the gRPC door is open as well, besides its port. */
    public static final String IN_PROCESS = "open-door";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Postgres.Database database = Postgres.fresh();
    private final ConfigurableApplicationContext context;

    private OpenDoor() {
        var properties = new ArrayList<>(List.of(database.properties()));
        properties.addAll(RunningService.PATIENT);
        properties.addAll(List.of(
                "spring.kafka.bootstrap-servers=127.0.0.1:1",
                "server.port=0",
                "management.server.port=0",
                "spring.grpc.server.port=0",
                "spring.grpc.server.inprocess.name=" + IN_PROCESS,
                "server.tomcat.connection-timeout=2s",
                // Longer than the client keeps a connection, or a request may meet its end.
                "server.tomcat.keep-alive-timeout=60s"));
        context = IncidentCommandApplication.application()
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    /** The one that all tests of a run share: each works on incidents of its own. */
    public static OpenDoor shared() {
        return Shared.DOOR;
    }

    private static final class Shared {
        static final OpenDoor DOOR = new OpenDoor();
    }

    /** An answer, with its body as JSON where it is JSON. */
    public record Answered(int status, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String code() {
            return json().path("code").asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> events() {
            return StreamSupport.stream(json().path("events").spliterator(), false)
                    .map(event -> event.path("type").asString())
                    .toList();
        }

        public List<String> pointers() {
            return StreamSupport.stream(json().path("errors").spliterator(), false)
                    .map(error -> error.path("pointer").asString())
                    .toList();
        }
    }

    int port() {
        return port("local.server.port");
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    public Postgres.Database database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int grpcPort() {
        return context.getBean("nettyGrpcServerLifecycle", GrpcServerLifecycle.class)
                .getPort();
    }

    /** What whoever watches the service is told. */
    Answered scrape() {
        return send(request("local.management.port", "/actuator/prometheus").build());
    }

    RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    /** All events of all incidents that somebody has told: what must not grow where something is refused. */
    public int storedEvents() {
        return context.getBean(JdbcClient.class).sql("""
                        select count(*) from event
                         where type <> 'incident.watch_ended' or position('"source":"schedule"'::bytea in metadata) = 0
                        """).query(Integer.class).single();
    }

    public Answered post(String path, String body, String... headers) {
        return post(path, BodyPublishers.ofString(body), "application/json", headers);
    }

    Answered post(String path, HttpRequest.BodyPublisher body, String contentType, String... headers) {
        var request = request(path).POST(body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return send(with(request, headers));
    }

    public Answered get(String path, String... headers) {
        return send(with(request(path).GET(), headers));
    }

    Answered method(String method, String path, String... headers) {
        return send(with(request(path).method(method, BodyPublishers.noBody()), headers));
    }

    /** A new live incident; its path. */
    public String incident() {
        return incident("{\"title\":\"Checkout is down\"}");
    }

    public String incident(String report) {
        var answered = post(INCIDENTS, report);
        if (answered.status() != 201) {
            throw new AssertionError(answered.response().body());
        }
        return INCIDENTS + "/" + answered.json().path("id").asString();
    }

    private HttpRequest.Builder request(String path) {
        return request("local.server.port", path);
    }

    private HttpRequest.Builder request(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(port) + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpRequest with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    private static Answered send(HttpRequest request) {
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            return new Answered(response.statusCode(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

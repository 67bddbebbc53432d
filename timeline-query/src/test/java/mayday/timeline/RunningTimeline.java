package mayday.timeline;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on a database and a topic, spoken to over HTTP. */
public final class RunningTimeline implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext application;

    private RunningTimeline(ConfigurableApplicationContext application) {
        this.application = application;
    }

    public static RunningTimeline start(TestDatabase database, TestBroker broker, String... settings) {
        return start(TimelineQueryApplication.application(), database, broker, settings);
    }

    /** On a machine with this clock. */
    public static RunningTimeline start(Clock clock, TestDatabase database, TestBroker broker, String... settings) {
        var application = TimelineQueryApplication.application()
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        return start(application, database, broker, settings);
    }

    private static RunningTimeline start(
            SpringApplicationBuilder builder, TestDatabase database, TestBroker broker, String... settings) {
        var arguments = new LinkedHashMap<String, String>();
        Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.datasource.url=" + database.url(),
                                "--spring.kafka.bootstrap-servers=" + TestBroker.servers(),
                                "--mayday.timeline.topic=" + broker.topic(),
                                "--mayday.timeline.group=" + broker.topic(),
                                "--mayday.timeline.intake.look=100ms",
                                "--mayday.timeline.intake.topic-check=500ms",
                                "--mayday.timeline.intake.patience=300ms",
                                "--mayday.timeline.incident-command-url=http://127.0.0.1:1",
                                "--spring.datasource.hikari.maximum-pool-size=6"),
                        Stream.of(settings))
                .forEach(setting -> arguments.put(setting.substring(0, setting.indexOf('=')), setting));
        return new RunningTimeline(builder.run(arguments.values().toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public int port() {
        return Integer.parseInt(String.valueOf(application.getEnvironment().getProperty("local.server.port")));
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.management.port");
    }

    /** GET under /api/v1, with headers as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path)), headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    public static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    /** The version up to which an incident is projected; 0 where it is not known. */
    public int version(Object id) {
        var answer = get("/incidents/" + id);
        return answer.statusCode() == 200 ? parse(answer.body()).path("version").asInt() : 0;
    }

    public double metric(String name, String... tags) {
        var meters = bean(MeterRegistry.class);
        var search = meters.find(name).tags(tags);
        return search.meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    public Map<String, List<String>> headers(String path) {
        return get(path).headers().map();
    }

    @Override
    public void close() {
        application.close();
    }
}

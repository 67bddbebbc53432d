package mayday.timeline.rest;

import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The written documents are held against the service as it runs. */
class OpenApiTest {

    private static final TestBroker BROKER = TestBroker.withTopic();
    private static RunningTimeline timeline;

    @BeforeAll
    static void start() {
        timeline = RunningTimeline.start(TestDatabase.fresh(), BROKER);
    }

    @AfterAll
    static void stop() {
        timeline.close();
    }

    @Test
    void every_path_and_query_parameter_is_written_down_and_no_other() {
        assertThat(written()).isEqualTo(served());
    }

    /** As far as one incident shows it, of which a good deal is told. */
    @Test
    void every_field_of_an_answer_is_written_down_and_what_is_promised_is_there() {
        var log = reported()
                .joined(1, "grace", "payments")
                .down(1, "checkout")
                .add(
                        2,
                        event -> event.getUsersAffectedEstimatedBuilder()
                                .setValue(5)
                                .setUnit("users"))
                .add(4, event -> {
                    event.getNoteTakenBuilder().setText("payments fail");
                    event.addWarningsBuilder().setCode("late").setDetail("told after the fact");
                })
                .ended(5, "checkout")
                .moved(3, 2)
                .merged(90, "INC-4711");
        BROKER.publish(log.all());
        await().atMost(Duration.ofSeconds(40)).until(() -> timeline.version(log.id()) == log.all().length);

        var asked = Map.of(
                "/api/v1/incidents", "/incidents",
                "/api/v1/incidents/{id}", "/incidents/" + log.id(),
                "/api/v1/incidents/{id}/timeline", "/incidents/" + log.id() + "/timeline",
                "/api/v1/incidents/{id}/metrics", "/incidents/" + log.id() + "/metrics");
        asked.forEach((path, question) -> assertFits(
                document().path("paths").path(path).at("/get/responses/200/content/application~1json/schema"),
                timeline.json(question),
                path));
        assertFits(document().at("/components/schemas/Problem"), timeline.json("/incidents?pageSize=0"), "a refusal");
    }

    private static void assertFits(JsonNode schema, JsonNode answer, String where) {
        if (schema.has("$ref")) {
            assertFits(document().at(schema.path("$ref").asString().substring(1)), answer, where);
        } else if (answer.isArray()) {
            answer.forEach(item -> assertFits(schema.path("items"), item, where + "[]"));
        } else if (answer.isObject() && schema.has("properties")) {
            var written = schema.path("properties");
            assertThat(answer.propertyNames())
                    .as(where)
                    .isSubsetOf(written.propertyNames())
                    .containsAll(schema.path("required")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
            answer.properties()
                    .forEach(field ->
                            assertFits(written.path(field.getKey()), field.getValue(), where + "." + field.getKey()));
        }
    }

    @Test
    void every_code_with_its_status_is_in_the_list_of_errors_and_no_other() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "errors.md"));
        var section = document.substring(document.indexOf("## timeline-query"));
        var next = section.indexOf("\n## ", 3);
        var rows = Pattern.compile("^\\| `([a-z_]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE)
                .matcher(next < 0 ? section : section.substring(0, next));

        assertThat(rows.results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .map(code -> code.code() + " " + code.status().value())
                        .toList());
    }

    private static Map<String, Set<String>> served() {
        var served = new TreeMap<String, Set<String>>();
        timeline.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") || path.equals("/openapi.yaml"))
                        .forEach(path -> served.computeIfAbsent(path, _ -> new TreeSet<>())
                                .addAll(ParameterGuard.names(method))));
        return served;
    }

    private static Map<String, Set<String>> written() {
        var yaml = document();
        var written = new TreeMap<String, Set<String>>();
        yaml.path("paths").properties().forEach(path -> {
            assertThat(path.getValue().propertyNames()).containsExactly("get");
            written.put(
                    path.getKey(),
                    path.getValue()
                            .path("get")
                            .path("parameters")
                            .valueStream()
                            .map(parameter -> parameter.has("$ref")
                                    ? yaml.at(parameter.path("$ref").asString().substring(1))
                                    : parameter)
                            .filter(parameter -> parameter.path("in").asString().equals("query"))
                            .map(parameter -> parameter.path("name").asString())
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
        return written;
    }

    /** As it is served, not as it lies on the disk. */
    private static JsonNode document() {
        var request = HttpRequest.newBuilder(URI.create(timeline.url() + "/openapi.yaml"));
        return new JsonMapper()
                .valueToTree(new Yaml().load(timeline.send(request).body()));
    }
}

package mayday.endtoend.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComposeFileTest {

    private static final Path ROOT = Path.of("..");
    private static final JsonMapper JSON = new JsonMapper();

    private final String text = read(ROOT.resolve("docker-compose.yml"));
    private final JsonNode compose = parse(text);

    @Test
    void it_is_a_compose_file_by_the_specifications_own_schema() {
        assertThat(schema().validate(compose.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_schema_finds_what_is_wrong() {
        var misspelled = parse(text.replace("healthcheck:", "healthchek:"));

        assertThat(schema().validate(misspelled.toString(), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void it_says_what_was_not_tried() {
        assertThat(text).startsWith("#").contains("No image was built or pulled and no", "container was started");
    }

    @Test
    void it_runs_the_four_services_and_what_they_stand_on() {
        assertThat(compose.path("services").propertyNames())
                .containsExactly(
                        "postgres", "kafka", "incident-command", "timeline-query", "postmortem-service", "war-room");
        assertThat(compose.at("/services/postgres/image").asString()).isEqualTo("postgres:18");
        assertThat(compose.at("/services/kafka/image").asString()).startsWith("apache/kafka:4.2.");
        assertThat(compose.path("volumes").propertyNames()).containsExactly("postgres-data", "kafka-data");
    }

    @Test
    void everything_is_watched_confined_and_not_root() {
        for (var entry : compose.path("services").properties()) {
            var service = entry.getValue();
            assertThat(service.at("/healthcheck/test").isArray())
                    .as(entry.getKey())
                    .isTrue();
            assertThat(service.path("read_only").asBoolean()).as(entry.getKey()).isTrue();
            assertThat(service.at("/cap_drop/0").asString()).as(entry.getKey()).isEqualTo("ALL");
            assertThat(service.at("/security_opt/0").asString()).isEqualTo("no-new-privileges:true");
            assertThat(service.path("user").isString() || service.has("build"))
                    .as(entry.getKey())
                    .isTrue();
        }
        assertThat(read(ROOT.resolve("deploy/Dockerfile"))).containsPattern("(?m)^USER [1-9][0-9]+$");
    }

    @Test
    void only_the_war_room_is_published_and_only_on_loopback() {
        for (var entry : compose.path("services").properties()) {
            var ports = entry.getValue().path("ports");
            if (entry.getKey().equals("war-room")) {
                assertThat(ports.valueStream().map(JsonNode::asString)).containsExactly("127.0.0.1:8080:8080");
            } else {
                assertThat(ports.isMissingNode()).as(entry.getKey()).isTrue();
                assertThat(entry.getValue().path("networks").valueStream().map(JsonNode::asString))
                        .containsExactly("back");
            }
        }
        assertThat(compose.at("/networks/back/internal").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident-command", "timeline-query", "postmortem-service", "war-room"})
    void each_image_runs_the_main_class_of_its_module(String module) {
        var build = compose.at("/services/" + module + "/build");

        assertThat(ROOT.resolve(build.path("dockerfile").asString())).exists();
        assertThat(build.at("/args/MODULE").asString()).isEqualTo(module);
        var main = build.at("/args/MAIN").asString().replace('.', '/') + ".java";
        assertThat(ROOT.resolve(module).resolve("src/main/java").resolve(main)).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "incident-command, spring.datasource.url, jdbc:postgresql://postgres:5432/incident_command",
        "incident-command, spring.datasource.username, incident_command_app",
        "incident-command, spring.flyway.user, incident_command_owner",
        "incident-command, spring.kafka.bootstrap-servers, kafka:9092",
        "incident-command, spring.grpc.server.address, 0.0.0.0",
        "timeline-query, spring.datasource.url, jdbc:postgresql://postgres:5432/timeline",
        "timeline-query, spring.flyway.user, timeline_owner",
        "timeline-query, spring.kafka.bootstrap-servers, kafka:9092",
        "timeline-query, mayday.timeline.incident-command-url, http://incident-command:8081",
        "postmortem-service, spring.datasource.url, jdbc:postgresql://postgres:5432/postmortem",
        "postmortem-service, spring.flyway.user, postmortem_owner",
        "postmortem-service, spring.kafka.bootstrap-servers, kafka:9092",
        "postmortem-service, mayday.postmortem.incident-command-url, http://incident-command:8081",
        "war-room, mayday.war-room.incident-command-url, http://incident-command:8081",
        "war-room, mayday.war-room.timeline-query-url, http://timeline-query:8082",
        "war-room, mayday.war-room.postmortem-service-url, http://postmortem-service:8083",
        "war-room, server.address, 0.0.0.0",
    })
    void the_environment_sets_the_properties_it_means(String service, String property, String value) {
        var environment = new LinkedHashMap<String, Object>();
        compose.at("/services/" + service + "/environment")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asString()));
        var source = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment);

        assertThat(new Binder(ConfigurationPropertySources.from(source))
                        .bind(property, String.class)
                        .get())
                .isEqualTo(value);
    }

    @Test
    void the_script_makes_a_database_and_two_roles_for_each_service() {
        var script = read(ROOT.resolve("deploy/postgres/10-databases.sh"));

        assertThat(script)
                .contains(
                        "for database in incident_command timeline postmortem", "${database}_owner", "${database}_app");
        assertThat(Files.isExecutable(ROOT.resolve("deploy/postgres/10-databases.sh")))
                .isTrue();
    }

    /** Its {@code $id} is a relative name, which the validator refuses; nothing refers to it. */
    private static Schema schema() {
        var schema = (ObjectNode) JSON.readTree(read(Path.of("src/test/resources/compose-spec/compose-spec.json")));
        schema.remove("$id");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    private static JsonNode parse(String yaml) {
        Map<String, Object> parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return JSON.valueToTree(parsed);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mayday.endtoend.running.Answer;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds what {@code docs/operations.md} names, and every document names addresses that there are. */
class OperationsDocumentTest {

    private static final RunningMayday MAYDAY = RunningMayday.get();
    private static final int DOCUMENTED_FRONT_DOOR = 8080;

    private static final Path DOCUMENTS = Path.of("../docs");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([0-9, ]+) \\| .+ \\|$");
    private static final Pattern CALL =
            Pattern.compile("(?m)^curl (-X POST )?http://127\\.0\\.0\\.1:(80\\d\\d)(/\\S+)$");
    private static final Pattern ADDRESS = Pattern.compile("`:(80\\d\\d)(/\\S+)`");
    private static final Pattern OPENAPI = Pattern.compile("/api/v1/openapi/[\\w-]+\\.yaml");

    @AfterAll
    static void wait_until_everything_is_read_anew() {
        await().atMost(Duration.ofMinutes(5))
                .until(() -> !get(8092, "/actuator/rebuild")
                        .json()
                        .path("rebuilding")
                        .asBoolean());
    }

    @Test
    void every_metric_is_there() throws IOException {
        var rows = METRIC.matcher(operations()).results().toList();

        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            for (var port : row.group(2).split(", ", -1)) {
                assertThat(get(Integer.parseInt(port), "/actuator/prometheus").body())
                        .containsPattern("(?m)^" + row.group(1) + "[ {]");
            }
        });
    }

    @Test
    void every_call_is_answered() throws IOException {
        var calls = CALL.matcher(operations()).results().toList();

        assertThat(calls).hasSize(operations().split("\ncurl ", -1).length - 1).allSatisfy(call -> {
            var request = HttpRequest.newBuilder(at(Integer.parseInt(call.group(2)), call.group(3)));
            var answer = FrontDoor.send(call.group(1) == null ? request : request.POST(BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(200);
        });
    }

    @Test
    void every_address_is_there() throws IOException {
        var addresses = ADDRESS.matcher(operations()).results().toList();

        assertThat(addresses).hasSize(4).allSatisfy(address -> {
            for (var below : List.of("", "/liveness", "/readiness")) {
                assertThat(get(Integer.parseInt(address.group(1)), address.group(2) + below)
                                .status())
                        .isEqualTo(200);
            }
        });
    }

    @Test
    void every_openapi_document_is_where_the_documents_say() throws IOException {
        var named = new ArrayList<String>();
        try (var documents = Files.list(DOCUMENTS)) {
            for (var document : documents.filter(Files::isRegularFile).toList()) {
                OPENAPI.matcher(Files.readString(document)).results().forEach(address -> named.add(address.group()));
            }
        }

        assertThat(named)
                .contains("/api/v1/openapi/timeline-query.yaml")
                .allSatisfy(path ->
                        assertThat(get(DOCUMENTED_FRONT_DOOR, path).body()).startsWith("openapi: 3"));
    }

    private static String operations() throws IOException {
        return Files.readString(DOCUMENTS.resolve("operations.md"));
    }

    private static Answer get(int documentedPort, String path) {
        return FrontDoor.send(HttpRequest.newBuilder(at(documentedPort, path)));
    }

    private static URI at(int documentedPort, String path) {
        var port = MAYDAY.addresses().ports().frontDoor() + documentedPort - DOCUMENTED_FRONT_DOOR;
        return URI.create("http://127.0.0.1:" + port + path);
    }
}

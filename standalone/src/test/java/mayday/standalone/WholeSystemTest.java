package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person does with {@code ./mayday up}, from the first start to the kill. */
class WholeSystemTest {

    private final int port = Ports.anyFree().frontDoor();

    @TempDir
    private Path data;

    @Test
    void it_begins_with_five_incidents_stops_in_order_and_outlives_a_kill() throws Exception {
        try (var first = MaydayProcess.start(data, port)) {
            assertThat(incidents(first))
                    .hasSize(5)
                    .allSatisfy(incident ->
                            assertThat(incident.path("mode").asString()).isEqualTo("RETROSPECTIVE"));
            saysWhereItIsAndWhatToTry(first);
            var broker = first.broker();
            var database = first.database();
            hearsCtrlC(broker);
            assertThat(refusalOfASecondInstance()).startsWith("mayday: Mayday already runs on " + data);

            assertThat(first.stop()).isTrue();

            await().untilAsserted(
                            () -> assertThat(first.console()).last().asString().startsWith("Mayday stopped after"));
            assertThat(first.console()).noneMatch(line -> line.contains("ended unexpectedly"));
            await().atMost(Duration.ofSeconds(10)).until(() -> isGone(broker) && isGone(database));
        }

        try (var second = MaydayProcess.start(data, port)) {
            assertThat(incidents(second)).hasSize(5);
            var broker = second.broker();

            second.kill();

            await().atMost(Duration.ofMinutes(1)).until(() -> isGone(broker));
        }

        try (var third = MaydayProcess.start(data, port)) {
            assertThat(incidents(third)).hasSize(5);
        }
    }

    private static void saysWhereItIsAndWhatToTry(MaydayProcess mayday) {
        var page = mayday.addresses().frontDoor();
        await().untilAsserted(() -> assertThat(String.join("\n", mayday.console()))
                .containsPattern("Mayday is up after [0-9.]+ s: " + page)
                .contains("Three things to try", "curl -s %s/api/v1/incidents".formatted(page))
                .contains("./mayday replay FILE --server " + page, "Ctrl-C stops everything"));
    }

    /** A terminal tells it to the whole foreground group, and only the JVM is to stop the others, in its order. */
    private static void hearsCtrlC(ProcessHandle child) throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }

    private String refusalOfASecondInstance() {
        var err = new StringWriter();
        assertThat(Mayday.run(
                        new PrintWriter(err, true), "up", "--data", data.toString(), "--port", String.valueOf(port)))
                .isNotZero();
        return err.toString();
    }

    private static JsonNode incidents(MaydayProcess mayday) throws Exception {
        var list = mayday.addresses().frontDoor().resolve("/api/v1/incidents");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body()).path("incidents");
        }
    }
}

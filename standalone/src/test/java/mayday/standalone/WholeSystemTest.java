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
import java.util.ArrayList;
import java.util.List;
import mayday.standalone.replay.BundledIncidents;
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
            eachWasDownHasEndedAndNamesItsSource(first);
            replayingThemAgainAddsNothing(first);
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

    private static void eachWasDownHasEndedAndNamesItsSource(MaydayProcess mayday) throws Exception {
        for (int number = 1; number <= 5; number++) {
            var incident = "/api/v1/incidents/INC-" + number;
            var metrics = get(mayday, incident + "/metrics");
            assertThat(metrics.at("/timeDown/downMillis").asLong()).as(incident).isPositive();
            assertThat(metrics.at("/stamps/resolved").asString()).as(incident).startsWith("20");
            assertThat(get(mayday, incident + "/timeline?pageSize=200")
                            .path("entries")
                            .valueStream()
                            .filter(entry -> entry.path("type").asString().equals("reported")))
                    .as(incident)
                    .singleElement()
                    .satisfies(report ->
                            assertThat(report.at("/fact/reference").asString()).startsWith("https://"));
        }
    }

    /** As the third thing to try has it, whose pattern names them too. */
    private static void replayingThemAgainAddsNothing(MaydayProcess mayday) throws Exception {
        var arguments = new ArrayList<>(List.of(
                "replay", "--json", "--server", mayday.addresses().frontDoor().toString()));
        BundledIncidents.all()
                .forEach(file -> arguments.add(
                        "../end-to-end-tests/src/test/resources/incidents/%s.json".formatted(file.slug())));
        var err = new StringWriter();

        assertThat(Mayday.run(new PrintWriter(err, true), arguments.toArray(String[]::new)))
                .as(err.toString())
                .isZero();

        assertThat(incidents(mayday)).hasSize(5);
    }

    private static void saysWhereItIsAndWhatToTry(MaydayProcess mayday) {
        var page = mayday.addresses().frontDoor();
        await().untilAsserted(() -> assertThat(String.join("\n", mayday.console()))
                .containsPattern("Mayday is up after [0-9.]+ s: " + page)
                .contains("Three things to try", "curl -s %s/api/v1/incidents".formatted(page))
                .contains("./mayday replay end-to-end-tests/", "/*.json --server " + page, "Ctrl-C stops everything"));
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
        return get(mayday, "/api/v1/incidents").path("incidents");
    }

    private static JsonNode get(MaydayProcess mayday, String path) throws Exception {
        var request = HttpRequest.newBuilder(mayday.addresses().frontDoor().resolve(path));
        try (var client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(client.send(request.build(), BodyHandlers.ofString())
                            .body());
        }
    }
}

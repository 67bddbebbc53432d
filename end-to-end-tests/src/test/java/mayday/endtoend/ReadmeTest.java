package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the README tells a newcomer to type works as it stands there. */
class ReadmeTest {

    private static final RunningMayday MAYDAY = RunningMayday.get();

    // Blocks of a list are indented.
    private static final Pattern SHELL = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```");

    /** The stream of live entries never ends by itself: 28 is curl's word for a time that is over. */
    private static final String PRELUDE = """
            set -e
            curl() { command curl -sS --fail-with-body --max-time 5 "$@" || [ $? -eq 28 ]; }
            """;

    @Test
    void every_call_of_the_readme_works_in_its_order() throws Exception {
        var resolved = aResolvedIncident();
        var running = number(MAYDAY.frontDoor().command("/incidents", Map.of("title", "For the README")));
        var calls = SHELL.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(block -> block.group(1))
                .filter(script -> script.contains("curl "))
                .toList();
        assertThat(calls).hasSizeGreaterThan(3);

        for (var call : calls) {
            run(call.replace(
                            "http://localhost:8080",
                            MAYDAY.addresses().frontDoor().toString())
                    .replace("INC-1", resolved)
                    .replace("INC-6", running));
        }
    }

    private static String aResolvedIncident() {
        var number = number(MAYDAY.frontDoor().command("/incidents", Map.of("title", "Over already")));
        MAYDAY.frontDoor().command("/incidents/" + number + "/resolve", Map.of("summary", "A false alarm."));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> MAYDAY.frontDoor().get("/postmortems/" + number).status() == 200);
        return number;
    }

    private static String number(JsonNode recorded) {
        return recorded.path("number").asString();
    }

    private static void run(String call) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", PRELUDE + call)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(call + "\n" + said).isZero();
    }
}

package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    // The resolved one and the running one.
    private static final Pattern INCIDENT = Pattern.compile("INC-[16]\\b");

    /** The stream of live entries never ends by itself: 28 is curl's word for a time that is over. */
    private static final String PRELUDE = """
            set -e
            curl() { command curl -sS --fail-with-body --max-time 5 "$@" || [ $? -eq 28 ]; }
            """;

    @Test
    void every_call_of_the_readme_works_in_its_order() throws Exception {
        var resolved = aResolvedIncident();
        var running = aRunningIncident();
        var calls = SHELL.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(block -> block.group(1))
                .filter(script -> script.contains("curl "))
                .toList();
        assertThat(calls).hasSizeGreaterThan(3);

        for (var call : calls) {
            run(INCIDENT.matcher(call.replace(
                            "http://127.0.0.1:8080",
                            MAYDAY.addresses().frontDoor().toString()))
                    .replaceAll(named -> named.group().equals("INC-1") ? resolved : running));
        }
    }

    private static String aRunningIncident() {
        return arrived(MAYDAY.frontDoor().command("/incidents", Map.of("title", "For the README")));
    }

    private static String aResolvedIncident() {
        return arrived(MAYDAY.frontDoor()
                .command("/incidents/" + aRunningIncident() + "/resolve", Map.of("summary", "A false alarm.")));
    }

    private static String arrived(JsonNode recorded) {
        MAYDAY.frontDoor().awaitArrival(recorded);
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

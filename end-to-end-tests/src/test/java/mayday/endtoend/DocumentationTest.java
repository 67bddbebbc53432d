package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation tells people to type works as it stands there. */
class DocumentationTest {

    private static final RunningMayday MAYDAY = RunningMayday.get();
    private static final Pattern SHELL =
            Pattern.compile("^```(?:sh|bash|console|shell)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** The stream of live entries never ends by itself. */
    private static final String PRELUDE = """
            set -e
            curl() { command curl -sS --fail-with-body --max-time 5 "$@" || [ $? -eq 28 ]; }
            """;

    record Example(String where, String script) {
        @Override
        public String toString() {
            return where;
        }
    }

    @BeforeAll
    static void incidents_with_the_numbers_the_examples_use() {
        MAYDAY.frontDoor().command("/incidents", Map.of("title", "For the examples"));
    }

    static List<Example> examples() throws IOException {
        try (var docs = Files.walk(Path.of("../docs"))) {
            return Stream.concat(Stream.of(Path.of("../README.md")), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md") && Files.exists(file))
                    .flatMap(DocumentationTest::in)
                    .filter(example -> example.script().contains("curl "))
                    .toList();
        }
    }

    private static Stream<Example> in(Path file) {
        try {
            var text = Files.readString(file);
            return SHELL.matcher(text)
                    .results()
                    .map(block -> new Example(
                            "%s:%d"
                                    .formatted(
                                            file.normalize(),
                                            text.substring(0, block.start())
                                                            .lines()
                                                            .count()
                                                    + 1),
                            block.group(1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_curl_of_the_documentation_runs(Example example) throws Exception {
        var frontDoor = MAYDAY.addresses().frontDoor().toString();
        var script = PRELUDE + example.script().replaceAll("http://(localhost|127\\.0\\.0\\.1):8080", frontDoor);
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(script + "\n" + said).isZero();
    }
}

package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first five numbers are those of the bundled incidents: what somebody pastes must not write into them. */
class DocumentedCallsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern SHELL = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```");
    private static final Pattern BUNDLED = Pattern.compile("INC-[1-5]\\b");
    private static final Pattern WRITES = Pattern.compile("--json|--data| -d |-X|grpcurl|export|\\w+=INC-");

    @Test
    void none_writes_into_a_bundled_incident() throws IOException {
        assertThat(shell()).hasSizeGreaterThan(50).noneMatch(DocumentedCallsTest::writesIntoABundledIncident);
    }

    private static boolean writesIntoABundledIncident(String script) {
        return BUNDLED.matcher(script).find() && WRITES.matcher(script).find();
    }

    private static List<String> shell() throws IOException {
        var scripts = new ArrayList<String>();
        try (var documents = Files.list(ROOT.resolve("docs"))) {
            var all = new ArrayList<>(documents.filter(Files::isRegularFile).toList());
            all.add(ROOT.resolve("README.md"));
            for (var document : all) {
                SHELL.matcher(Files.readString(document)).results().forEach(block -> scripts.add(block.group(1)));
            }
        }
        return scripts;
    }
}

package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That nothing breaks for whoever does what the documents say. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern SHELL = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(?:#[^)]*)?\\)");

    /** The first five numbers are those of the bundled incidents. */
    private static final Pattern BUNDLED = Pattern.compile("INC-[1-5]\\b");

    private static final Pattern WRITES = Pattern.compile("--json|--data| -d |-X|grpcurl|export|\\w+=INC-");

    @Test
    void no_call_writes_into_a_bundled_incident() throws IOException {
        var calls = new ArrayList<String>();
        for (var document : documents()) {
            SHELL.matcher(Files.readString(document)).results().forEach(block -> calls.add(block.group(1)));
        }

        assertThat(calls).hasSizeGreaterThan(50).noneMatch(DocumentsTest::writesIntoABundledIncident);
    }

    private static boolean writesIntoABundledIncident(String script) {
        return BUNDLED.matcher(script).find() && WRITES.matcher(script).find();
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        for (var document : documents()) {
            assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                    .as(document.toString())
                    .allSatisfy(
                            link -> assertThat(document.resolveSibling(link)).exists());
        }
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (var files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }
}

package mayday.warroom.problem;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is held against the code: each code of this door with its status, and no other. */
class ErrorsDocumentTest {

    private static final Pattern OURS = Pattern.compile("(?s)\n## war-room\n(.*?)(?=\n## |\\z)");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| ([0-9]{3}) \\| .+ \\| .+ \\|");

    @Test
    void each_code_is_listed_with_its_status() throws IOException {
        var inCode = Arrays.stream(ProblemCode.values())
                .collect(toMap(ProblemCode::code, code -> code.status().value()));

        assertThat(listed()).isEqualTo(inCode);
    }

    private static Map<String, Integer> listed() throws IOException {
        var document = OURS.matcher(Files.readString(Path.of("..", "docs", "errors.md")));
        assertThat(document.find()).isTrue();
        return ROW.matcher(document.group(1))
                .results()
                .collect(toMap(row -> row.group(1), row -> Integer.parseInt(row.group(2))));
    }
}

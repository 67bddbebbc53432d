package mayday.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
                    {"a": 1, "a": 2} | is not JSON: Duplicate Object property "a" (line 1, column 13).
                    {"a": 1,}        | is not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start property name (line 1, column 9).
                    [1]              | is not an incident file: it holds no JSON object.
                    """)
    void what_is_no_incident_file_says_why_and_where(String content, String why) throws IOException {
        var file = Files.writeString(directory.resolve("x.json"), content);

        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(() -> AccountFile.read(file))
                .withMessage(file + " " + why);
    }

    @Test
    void a_directory_is_no_file() {
        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(() -> AccountFile.read(directory))
                .withMessageContaining("is a directory");
    }

    @Test
    void what_python_writes_for_no_number_and_numbers_too_long_refuse_no_file() throws IOException {
        var file = Files.writeString(
                directory.resolve("x.json"),
                "{\"slug\": \"s\", \"computed_by_us\": {\"x\": NaN}, \"published\": {\"duration_minutes\": 1%s}}"
                        .formatted("0".repeat(400)));

        assertThat(AccountFile.read(file).slug()).isEqualTo("s");
    }
}

package mayday.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import mayday.standalone.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosTest {

    @TempDir
    private Path data;

    @Test
    void nothing_acknowledged_is_lost_doubled_or_reordered_by_kills() throws InterruptedException {
        var outcome = new Run(data, Ports.anyFree().frontDoor(), 20_261_122, 2).run(System.out::println);

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.acknowledged()).isGreaterThan(100);
        assertThat(outcome.repeated()).isPositive();
    }

    @Test
    void wrong_arguments_are_told_in_one_line() {
        var err = new StringWriter();

        assertThat(Chaos.commandLine().setErr(new PrintWriter(err, true)).execute("--kills=many"))
                .isEqualTo(2);

        assertThat(err.toString()).startsWith("mayday: Invalid value").hasLineCount(1);
    }
}

package mayday.chaos;

import static org.assertj.core.api.Assertions.assertThat;

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
}

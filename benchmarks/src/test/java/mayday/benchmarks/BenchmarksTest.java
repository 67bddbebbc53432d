package mayday.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mayday.standalone.Ports;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line itself; nothing is measured. */
class BenchmarksTest {

    private final StringWriter err = new StringWriter();
    private final CommandLine bench = Benchmarks.commandLine().setErr(new PrintWriter(err, true));

    /** Stands in for a measurement. */
    @Command
    private record Measurement(String name, int exit, List<String> runs) implements Callable<Integer> {

        @Override
        public Integer call() {
            runs.add(name);
            return exit;
        }
    }

    @Test
    void without_a_name_all_run_one_after_the_other() {
        assertThat(bench.getSubcommands()).containsOnlyKeys("append", "visible");

        assertThat(runs(Map.of("append", 0, "visible", 0))).containsExactly("append", "visible");
        assertThat(runs(Map.of("append", 1, "visible", 0))).containsExactly("append");
    }

    @Test
    void wrong_arguments_are_told_in_one_line() {
        assertThat(bench.execute("append", "--slice=long")).isEqualTo(2);

        assertThat(err.toString()).startsWith("mayday: Invalid value").hasLineCount(1);
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_line() throws IOException {
        var port = Ports.anyFree().frontDoor();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(bench.execute("visible", "--port=" + port)).isEqualTo(1);
        }

        assertThat(err.toString()).startsWith("mayday: ").contains("" + port).hasLineCount(1);
    }

    private List<String> runs(Map<String, Integer> exits) {
        var runs = new ArrayList<String>();
        for (var name : List.copyOf(bench.getSubcommands().keySet())) {
            bench.getCommandSpec().removeSubcommand(name);
            bench.addSubcommand(name, new Measurement(name, exits.getOrDefault(name, 0), runs));
        }
        assertThat(bench.execute() == 0).isEqualTo(!exits.containsValue(1));
        return runs;
    }
}

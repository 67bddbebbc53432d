package mayday.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import mayday.standalone.Ports;
import org.junit.jupiter.api.Test;

/** That the command measures and prints; what it measures in a few seconds means nothing, and may be no number. */
class AppendBenchmarkTest {

    @Test
    void appends_are_measured_against_bare_commits_with_a_control() {
        var out = new StringWriter();

        var exit = Benchmarks.commandLine()
                .setOut(new PrintWriter(out))
                .execute(
                        "append",
                        "--warm-up=3",
                        "--slice=1",
                        "--rotations=2",
                        "--incidents=400",
                        "--port=" + Ports.anyFree().frontDoor());

        assertThat(exit).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("fsync on, synchronous_commit on")
                .containsPattern("bare commits, 32 connections, again .*\\S \\(")
                .containsPattern("append, 256 clients, idempotency key .*\\S \\(")
                .contains("verdict   append, 32 clients over bare commits: ", "goal at least 0.60: ")
                .contains("verdict   append, 256 clients, idempotency key over bare commits: ", "goal at least 1.00: ")
                .containsPattern("A/A \\S+\\.\\.\\S+: (not )?cleared");
    }
}

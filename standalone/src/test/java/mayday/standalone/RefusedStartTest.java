package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedStartTest {

    private final Ports ports = Ports.anyFree();

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void a_taken_port_is_named() throws Exception {
        try (var _ = new ServerSocket(ports.timelineQuery(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(mayday("up", "--port", String.valueOf(ports.frontDoor())))
                    .isNotZero();

            assertThat(err)
                    .hasToString(("mayday: Port %d, which is for timeline-query, is taken by another program;"
                                    + " choose other ports with --port, or stop that program.\n")
                            .formatted(ports.timelineQuery()));
        }
    }

    @Test
    void a_second_instance_on_the_same_data_is_refused() {
        try (var _ = DataDirectory.take(directory)) {
            assertThat(mayday("up", "--port", String.valueOf(ports.frontDoor())))
                    .isNotZero();
        }

        assertThat(err)
                .hasToString("mayday: Mayday already runs on %s; give this one another directory with --data.\n"
                        .formatted(directory));
    }

    @Test
    void a_port_without_room_for_its_neighbors_is_refused() {
        assertThat(mayday("up", "--port", "65514")).isNotZero();

        assertThat(err).hasToString("mayday: The port must lie between 1024 and 65513, not 65514.\n");
    }

    @Test
    void wrong_arguments_are_told_in_one_line() {
        assertThat(mayday("up", "--port", "many")).isEqualTo(2);

        assertThat(err.toString()).startsWith("mayday: Invalid value").hasLineCount(1);
    }

    @Test
    void a_replay_without_files_is_refused() {
        assertThat(mayday("replay")).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("mayday: Missing required parameter")
                .hasLineCount(1);
    }

    @Test
    void a_replay_to_nobody_says_so() {
        assertThat(Mayday.run(
                        new PrintWriter(err, true),
                        "replay",
                        "x.json",
                        "--server",
                        "http://127.0.0.1:" + ports.frontDoor()))
                .isNotZero();

        assertThat(err.toString())
                .startsWith("mayday: There is no Mayday at http://127.0.0.1:")
                .hasLineCount(1);
    }

    private int mayday(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (arguments[0].equals("up")) {
            all.addAll(List.of("--data", directory.toString()));
        }
        return Mayday.run(new PrintWriter(err, true), all.toArray(String[]::new));
    }
}

package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final byte[] ANSWER = """
            {"id": "0198", "number": "INC-1", "version": 1, "timeDown": {"downMillis": 0, "anyImpactMillis": 0}}
            """.getBytes(StandardCharsets.UTF_8);

    private HttpServer server;
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", ReplayCommandTest::answer);
        server.start();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        System.setOut(console);
        server.stop(0);
    }

    @Test
    void with_json_there_is_one_line_for_every_file_that_was_replayed() throws IOException {
        assertThat(replay(file("a.json", "{}"), file("b.json", "{}"))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"slug":"a","incidentId":"0198","number":"INC-1","differences":[]}
                {"slug":"b","incidentId":"0198","number":"INC-1","differences":[]}
                """);
        assertThat(err).hasToString("");
    }

    @Test
    void a_file_that_cannot_be_replayed_is_told_elsewhere_and_does_not_keep_the_others_out() throws IOException {
        var noFile = file("a.json", "[]");

        assertThat(replay(noFile, file("b.json", "{}"))).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"slug\":\"b\"")
                .hasLineCount(1);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private int replay(Path one, Path other) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Mayday.run(
                new PrintWriter(err, true), "replay", one.toString(), other.toString(), "--server", url, "--json");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        }
    }
}

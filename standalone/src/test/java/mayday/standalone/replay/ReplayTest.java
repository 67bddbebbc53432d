package mayday.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mayday.standalone.incidentfile.IncidentFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a replay says when the doors say no. */
class ReplayTest {

    private HttpServer server;
    private volatile int toCommands = 200;
    private final AtomicInteger refusalsThatPass = new AtomicInteger();
    private volatile int toLines = 200;
    private volatile boolean untimedIsTaken;
    private volatile String refusal = "no";
    private final AtomicInteger lines = new AtomicInteger();
    private volatile int toQuestions = 200;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_door_that_stays_shut_is_told_in_a_sentence(int status) {
        toCommands = status;

        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(this::replay)
                .withMessageEndingWith("/api/v1/incidents still answers with %d after 0 s.", status);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 504})
    void a_query_side_that_stays_behind_is_told_in_a_sentence(int status) {
        toQuestions = status;

        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(this::replay)
                .withMessageEndingWith("/metrics?minVersion=1 still answers with %d after 0 s.", status);
    }

    @Test
    void a_refused_report_and_refused_metrics_name_their_file() {
        toQuestions = 406;
        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(this::replay)
                .withMessage("The metrics of outage were refused: 406 no Because.");

        toCommands = 422;
        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(this::replay)
                .withMessage("The report of outage was refused: 422 no Because.");
    }

    @Test
    void what_is_let_in_is_compared() {
        assertThat(replay().number()).isEqualTo("INC-1");
    }

    @Test
    void a_command_that_is_still_being_worked_on_is_sent_again() {
        refusalsThatPass.set(2);

        assertThat(replay(Duration.ofMinutes(1)).number()).isEqualTo("INC-1");
        assertThat(refusalsThatPass).hasNonPositiveValue();
    }

    @Test
    void a_command_that_stays_in_progress_is_a_refusal() {
        refusalsThatPass.set(2);

        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(this::replay)
                .withMessage("The report of outage was refused: 409 command_in_progress Because.");
    }

    @Test
    void another_version_of_a_file_goes_no_further() {
        refusal = "idempotency_key_reused";
        toCommands = 422;
        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(this::replay)
                .withMessage("Another version of outage was replayed before; give this one a slug of its own.");

        toCommands = 200;
        toLines = 422;
        assertThatExceptionOfType(ReplayFailure.class)
                .isThrownBy(this::replay)
                .withMessage(
                        "Another version of outage was replayed before, as INC-1; give this one a slug of its own.");
        assertThat(lines).as("lines that were sent").hasValue(1);
    }

    @Test
    void a_line_of_a_time_that_will_never_be_taken_is_recorded_without_it() {
        refusal = "occurred_too_early";
        toLines = 422;
        untimedIsTaken = true;

        var replayed = replay();

        assertThat(replayed.isComplete()).isTrue();
        assertThat(replayed.differences())
                .extracting(Difference::name, Difference::why)
                .contains(tuple(
                        "note",
                        "recorded at a time nobody knows, its own was refused: 422 occurred_too_early Because."));
    }

    @Test
    void a_line_of_a_time_to_come_waits_for_it() {
        refusal = "occurred_in_future";
        toLines = 422;
        untimedIsTaken = true;

        assertThat(replay().isComplete()).isFalse();
    }

    @Test
    void a_line_that_is_refused_is_told() {
        toLines = 422;

        var replayed = replay();

        assertThat(replayed.isComplete()).isFalse();
        assertThat(replayed.differences()).extracting(Difference::why).contains("refused: 422 no Because.");
    }

    private Replayed replay() {
        return replay(Duration.ZERO);
    }

    private Replayed replay(Duration patience) {
        var file = IncidentFile.read("outage.json", JsonMapper.shared().readTree("""
                {"title": "Outage", "timeline": [{"at": "1990-01-15T00:00:00Z", "text": "the first"}, {"text": "the second"}]}
                """));
        return new Replay(URI.create(url()), patience).replay(file);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private int toCommand(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/incidents")) {
            return toCommands;
        }
        lines.incrementAndGet();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return untimedIsTaken && body.contains("UNKNOWN") ? 200 : toLines;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var isCommand = exchange.getRequestMethod().equals("POST");
        var isInProgress = isCommand && refusalsThatPass.getAndDecrement() > 0;
        var status = isInProgress ? 409 : isCommand ? toCommand(exchange) : toQuestions;
        var code = isInProgress ? "command_in_progress" : refusal;
        var body = status == 200
                ? "{\"id\":\"0198\",\"number\":\"INC-1\",\"version\":1}"
                : "{\"code\":\"%s\",\"detail\":\"Because.\"}".formatted(code);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

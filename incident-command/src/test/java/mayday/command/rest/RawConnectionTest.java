package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client sends. */
class RawConnectionTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final int PATIENCE_MILLIS = 20_000;

    @Test
    void a_body_shorter_than_announced_is_given_up() throws IOException {
        var answer = exchange(post("Content-Length: 100\r\n") + "{\"title\":\"x\"}");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_timeout\"");
        assertProblem(answer);
    }

    @Test
    void a_body_cut_off_is_refused() throws IOException {
        try (var socket = connect()) {
            write(socket, post("Content-Length: 100\r\n") + "{\"title\":\"x\"}");
            socket.shutdownOutput();

            assertThat(read(socket)).startsWith("HTTP/1.1 400 ").contains("\"code\":\"incomplete_body\"");
        }
    }

    @Test
    void what_follows_a_body_longer_than_announced_is_another_request_and_none_of_ours() throws IOException {
        var answer = exchange(post("Content-Length: 2\r\n") + "{}{\"title\":\"smuggled\"}\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 422 ").contains("HTTP/1.1 400 ");
    }

    @Test
    void an_endless_body_is_refused_after_a_mebibyte() throws IOException {
        try (var socket = connect()) {
            write(socket, post("Transfer-Encoding: chunked\r\n"));
            var chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (int sent = 0; sent < 20; sent++) {
                write(socket, chunk);
            }

            assertThat(read(socket)).startsWith("HTTP/1.1 413 ").contains("\"code\":\"body_too_large\"");
        }
    }

    @Test
    void a_large_body_is_refused_before_it_is_sent() throws IOException {
        try (var socket = connect()) {
            write(socket, post("Content-Length: 999999999\r\n"));

            assertThat(read(socket)).startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1\r\n",
                "Content-Length: x\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
                "X-Folded: a\r\n b: c\r\n",
                "No colon\r\n",
                "X : y\r\n",
                "X: a\u0000b\r\n"
            })
    void a_request_that_can_be_read_in_two_ways_is_refused(String headers) throws IOException {
        var answer = exchange(post(headers) + "{}");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|415|422|501) ");
        assertProblem(answer);
    }

    @Test
    void length_and_chunks_together_close_the_connection() throws IOException {
        var answer = exchange(post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n\r\n"
                + "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 4").doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 60_000, 200_000})
    void large_headers_are_431(int size) throws IOException {
        var answer = exchange(get("/openapi.yaml", "X: " + "x".repeat(size) + "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"code\":\"headers_too_large\"");
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 900})
    void many_headers_are_431(int count) throws IOException {
        var headers = new StringBuilder();
        for (int header = 0; header < count; header++) {
            headers.append("X-").append(header).append(": 1\r\n");
        }
        assertThat(exchange(get("/openapi.yaml", headers.toString()))).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void a_long_path_is_414() throws IOException {
        var answer = exchange(get("/" + "x".repeat(9000), ""));

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("\"code\":\"uri_too_long\"");
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/incidents\\INC-1",
                "/api/v1/incidents/\u0001",
                "/api/v1/incidents/<x>",
                "/api/v1/incidents/%zz",
                "/../../etc/passwd",
                "http://127.0.0.1//api"
            })
    void a_path_that_is_none_is_400(String path) throws IOException {
        var answer = exchange(get(path, ""));

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertProblem(answer);
    }

    @Test
    void trace_is_not_answered_with_an_echo() throws IOException {
        var answer = exchange(
                "TRACE /openapi.yaml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Secret: s3cret\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").doesNotContain("s3cret");
        assertProblem(answer);
    }

    @Test
    void connect_is_not_implemented() throws IOException {
        var answer = exchange("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|501) ");
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_form_is_not_read_where_none_is_taken(String method) throws IOException {
        var answer = exchange(method + " /api/v1/incidents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=%zz");

        assertThat(answer).startsWith("HTTP/1.1 405 ");
        assertProblem(answer);
    }

    @Test
    void an_unknown_method_is_405() throws IOException {
        assertThat(exchange("BREW /openapi.yaml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void a_line_break_in_a_value_makes_no_second_header() throws IOException {
        var answer = exchange(get("/openapi.yaml", "X-Correlation-Id: a\r\nX-Injected: yes\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("X-Injected");
    }

    @Test
    void half_a_request_does_not_hold_a_connection_for_long() throws IOException {
        try (var socket = connect()) {
            write(socket, "POST /api/v1/incidents HTTP/1.1\r\nHost: local");

            assertThat(read(socket)).doesNotContain("HTTP/1.1 2");
        }
    }

    private static void assertProblem(String answer) {
        assertThat(answer)
                .contains("Content-Type: application/problem+json", "X-Content-Type-Options: nosniff", "\"traceId\":\"")
                .doesNotContain("<html", "Tomcat", "org.apache", "Exception");
    }

    private static String post(String headers) {
        return "POST /api/v1/incidents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\n";
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String exchange(String request) throws IOException {
        try (var socket = connect()) {
            write(socket, request);
            return read(socket);
        }
    }

    private static Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), DOOR.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

package mayday.warroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import mayday.warroom.RunningWarRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ReadinessState;

class EntranceTest {

    private static RunningWarRoom warRoom;

    @BeforeAll
    static void start() {
        warRoom = RunningWarRoom.before(URI.create("http://127.0.0.1:1"));
    }

    @AfterAll
    static void stop() {
        warRoom.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST", "127.0.0.1:9", "[::1]", "[::1]:8080"})
    void known_names_are_answered(String host) throws IOException {
        assertThat(ask("GET /api/v1/nothing HTTP/1.1", host)).contains("unknown_path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8080", "evil.example:localhost"})
    void other_names_are_not(String host) throws IOException {
        assertThat(ask("GET / HTTP/1.1", host)).containsAnyOf("HTTP/1.1 421", "HTTP/1.1 400");
    }

    @Test
    void a_foreign_name_hears_that_it_is_unknown() throws IOException {
        assertThat(ask("GET /api/v1/incidents HTTP/1.1", "evil.example"))
                .contains("HTTP/1.1 421", "\"code\":\"unknown_host\"", "Content-Security-Policy");
    }

    @Test
    void nobody_is_let_in_before_everything_is_in_place() throws Exception {
        warRoom.say(ReadinessState.REFUSING_TRAFFIC);
        try {
            var answer = warRoom.get("/api/v1/incidents");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"not_ready\"");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        } finally {
            warRoom.say(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//incidents",
                "/api/v1/incidents;jsessionid=1",
                "/api/v1/../v1/incidents",
                "/api/v1/%2e%2e/incidents",
                "/api/v1/%252e%252e/incidents",
                "/api/v1/incidents/%00",
                "/api/v1/incidents/a%2fb",
                "/api/v1/incidents/.",
                "/api/v1/incidents?q=%zz",
                "/api/v1/incidents?q=<script>",
            })
    void tricks_with_paths_are_refused_with_a_problem(String path) throws IOException {
        assertThat(ask("GET " + path + " HTTP/1.1", "localhost"))
                .contains("HTTP/1.1 400", "application/problem+json", "\"code\":\"malformed_");
    }

    @Test
    void headers_that_are_too_large_are_refused_with_a_problem() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\nX-Long: " + "a".repeat(20_000), "localhost"))
                .containsPattern("HTTP/1.1 (400|431)")
                .contains("application/problem+json");
    }

    @Test
    void too_many_headers_are_refused_with_a_problem() throws IOException {
        assertThat(ask("GET /api/v1/incidents HTTP/1.1" + "\r\nX-Small: a".repeat(150), "localhost"))
                .contains("HTTP/1.1 431", "\"code\":\"headers_too_large\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void a_page_from_elsewhere_may_not_change_anything(String header) throws IOException {
        assertThat(ask("POST /api/v1/incidents HTTP/1.1\r\nContent-Length: 0\r\n" + header, "localhost:8080"))
                .contains("HTTP/1.1 403", "\"code\":\"foreign_origin\"")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void our_own_pages_may() throws IOException {
        var ours = "Origin: http://localhost:8080\r\nSec-Fetch-Site: same-origin";
        assertThat(ask("POST /api/v1/incidents HTTP/1.1\r\nContent-Length: 0\r\n" + ours, "localhost:8080"))
                .contains("HTTP/1.1 503");
    }

    @ParameterizedTest
    @CsvSource({"PUT, 5", "PATCH, 5", "DELETE, 5", "DELETE, 999999999"})
    void a_form_is_not_read_where_none_is_taken(String method, int length) throws IOException {
        var form = "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length;

        assertThat(ask(method + " / HTTP/1.1" + form, "localhost:8080", "a=%zz"))
                .contains("HTTP/1.1 405", "\"code\":\"method_not_allowed\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nothing-here", "/api/v1/incidents", "/api/v1/nothing", "/assets/mayday.css", "/error"})
    void every_answer_tells_browsers_to_be_careful(String path) throws IOException {
        assertThat(ask("GET " + path + " HTTP/1.1", "localhost"))
                .contains(
                        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'",
                        "X-Content-Type-Options: nosniff",
                        "Referrer-Policy: same-origin",
                        "frame-ancestors 'none'");
    }

    private static String ask(String request, String host) throws IOException {
        return ask(request, host, "");
    }

    private static String ask(String request, String host, String body) throws IOException {
        try (var socket = warRoom.connect()) {
            socket.getOutputStream()
                    .write((request + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request around its body. */
class RefusedRequestsTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/incidents",
                "/api//v1/incidents",
                "/api/v1/incidents;jsessionid=1",
                "/api/v1/incidents/%2e%2e/x",
                "/api/v1/incidents/%252e%252e/x",
                "/api/v1/incidents/%2e%2e%2fx",
                "/api/v1/incidents/../x",
                "/api/v1/incidents/./x",
                "/api/v1/incidents/INC-1/.",
                "/api/v1/incidents/INC-1%2fevents",
                "/api/v1/incidents/INC-1%5cevents",
                "/api/v1/incidents/INC-1%00/events",
                "/api/v1/incidents/INC%2D1/events",
                "/%c0%ae%c0%ae/x",
                "/api/v1/incidents//"
            })
    void a_path_with_a_trick_in_it_is_refused(String path) {
        var answered = DOOR.get(path);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isIn("malformed_path", "malformed_request");
        assertFencedIn(answered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/error",
                "/favicon.ico",
                "/actuator/health",
                "/api/v1/incidents/",
                "/index.html"
            })
    void where_there_is_nothing_it_says_so(String path) {
        var answered = DOOR.get(path, "Accept", "text/html");

        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.code()).isEqualTo("unknown_path");
        assertFencedIn(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "foo, 400, malformed_id",
        "INC-, 400, malformed_id",
        "INC-0, 400, malformed_id",
        "INC--1, 400, malformed_id",
        "42, 400, malformed_id",
        "0190-0-0-0-1, 400, malformed_id",
        "INC-99999999, 404, unknown_incident",
        NOBODY + ", 404, unknown_incident"
    })
    void a_name_that_is_none_is_400_and_a_name_of_nobody_404(String name, int status, String code) {
        for (var answered : Stream.of(
                        DOOR.get(OpenDoor.INCIDENTS + "/" + name + "/events"),
                        DOOR.get(OpenDoor.INCIDENTS + "/" + name + "/verification"),
                        DOOR.post(OpenDoor.INCIDENTS + "/" + name + "/acknowledge", "{}"))
                .toList()) {
            assertThat(answered.status()).isEqualTo(status);
            assertThat(answered.code()).isEqualTo(code);
            assertFencedIn(answered);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/incidents, POST",
        "PUT, /api/v1/incidents/INC-1/acknowledge, POST",
        "DELETE, /api/v1/incidents/INC-1/events, GET",
        "PATCH, /openapi.yaml, GET"
    })
    void another_method_is_405_and_says_which_one_is_right(String method, String path, String allowed) {
        var answered = DOOR.method(method, path, "X-HTTP-Method-Override", allowed);

        assertThat(answered.status()).isEqualTo(405);
        assertThat(answered.code()).isEqualTo("method_not_allowed");
        assertThat(answered.header("Allow")).contains(allowed);
        assertFencedIn(answered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/xml",
                "application/yaml",
                "application/x-www-form-urlencoded",
                "multipart/form-data;boundary=x",
                "application/json;charset=utf-16",
                "application/json;charset=utf-7",
                "application/json;charset=nonsense",
                "application/merge-patch+json",
                "nonsense"
            })
    void a_body_of_another_type_is_415(String type) {
        var answered = DOOR.post(OpenDoor.INCIDENTS, BodyPublishers.ofString("{\"title\":\"x\"}"), type);

        assertThat(answered.status()).isEqualTo(415);
        assertThat(answered.code()).isEqualTo("unsupported_media_type");
    }

    @Test
    void a_compressed_body_is_415() {
        assertThat(DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"x\"}", "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "image/*"})
    void an_answer_of_another_type_is_406_before_anything_is_stored(String type) {
        var incident = DOOR.incident();
        int before = DOOR.storedEvents();

        var answered = DOOR.post(incident + "/note", "{\"text\":\"x\"}", "Accept", type);

        assertThat(answered.status()).isEqualTo(406);
        assertThat(answered.code()).isEqualTo("not_acceptable");
        assertThat(answered.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    static Stream<String> badHeaders() {
        return Stream.of(
                "If-Match: W/\"1\"",
                "If-Match: 1",
                "If-Match: *",
                "If-Match: \"1\", \"2\"",
                "If-Match: \"01\"",
                "If-Match: \"x\"",
                "Idempotency-Key: a b",
                "Idempotency-Key: \"",
                "Idempotency-Key: \"a\"b\"",
                "Idempotency-Key: " + "x".repeat(256),
                "Mayday-Actor-Kind: robot",
                "Mayday-Actor-Id: " + "x".repeat(201),
                "Mayday-Actor-Name: %ff",
                "Mayday-Actor-Name: %0d%0aX: 1",
                "Mayday-Actor-Name: %E2%80%AE",
                "Mayday-Actor-Name: 100%",
                "Mayday-Actor-Role: %00",
                "Mayday-Actor-Role: " + "x".repeat(201),
                "X-Correlation-Id: a b",
                "X-Correlation-Id: " + "x".repeat(129));
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void a_header_of_ours_is_well_formed_or_refused(String header) {
        var split = header.split(": ", 2);
        var answered = DOOR.post(DOOR.incident() + "/acknowledge", "{}", split[0], split[1]);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo("malformed_header");
        assertThat(answered.response().body()).doesNotContain("x".repeat(101));
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "Idempotency-Key", "Mayday-Actor-Id", "X-Correlation-Id"})
    void a_header_of_ours_may_be_there_once_only(String name) {
        var answered = DOOR.post(DOOR.incident() + "/acknowledge", "{}", name, "\"1\"", name, "\"1\"");

        assertThat(answered.code()).isEqualTo("malformed_header");
    }

    @ParameterizedTest
    @CsvSource({
        "events?after=1&after=2, repeated_parameter",
        "events?after=-1, malformed_parameter",
        "events?after=x, malformed_parameter",
        "events?after=, malformed_parameter",
        "events?limit=0, malformed_parameter",
        "events?limit=1001, malformed_parameter",
        "events?limit=99999999999, malformed_parameter",
        "events?after=1%27%20or%201=1, malformed_parameter",
        "events?id=1, unknown_parameter",
        "events?&, unknown_parameter",
        "verification?x=1, unknown_parameter"
    })
    void a_query_is_understood_or_refused(String query, String code) {
        var answered = DOOR.get(DOOR.incident() + "/" + query);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.code()).isEqualTo(code);
    }

    @Test
    void a_command_takes_no_query() {
        assertThat(DOOR.post(OpenDoor.INCIDENTS + "?title=x", "{\"title\":\"x\"}")
                        .code())
                .isEqualTo("unknown_parameter");
    }

    @Test
    void other_origins_get_no_permission() {
        var answered = DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"x\"}", "Origin", "https://evil.example");

        assertThat(answered.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void forwarded_headers_are_not_believed() {
        var answered = DOOR.post(
                OpenDoor.INCIDENTS,
                "{\"title\":\"x\"}",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Prefix",
                "/evil");

        assertThat(answered.header("Location")).startsWith(OpenDoor.INCIDENTS);
    }

    private static void assertFencedIn(OpenDoor.Answered answered) {
        assertThat(answered.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answered.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answered.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answered.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answered.json().path("traceId").asString()).matches("[0-9a-f]{32}");
    }
}

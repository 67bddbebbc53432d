package mayday.warroom.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mayday.warroom.RunningWarRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private static final String ID = "0198f000-0000-7000-8000-000000000001";

    private static WireMockServer command;
    private static WireMockServer query;
    private static WireMockServer postmortem;
    private static RunningWarRoom warRoom;

    @BeforeAll
    static void start() {
        command = peer();
        query = peer();
        postmortem = peer();
        warRoom = RunningWarRoom.before(
                URI.create(command.baseUrl()), URI.create(query.baseUrl()), URI.create(postmortem.baseUrl()));
    }

    @BeforeEach
    void everybody_answers_with_their_name() {
        for (var peer : List.of(command, query, postmortem)) {
            peer.resetAll();
        }
        command.stubFor(any(anyUrl()).willReturn(aResponse().withBody("command")));
        query.stubFor(any(anyUrl()).willReturn(aResponse().withBody("query")));
        postmortem.stubFor(any(anyUrl()).willReturn(aResponse().withBody("postmortem")));
    }

    @AfterAll
    static void stop() {
        warRoom.close();
        List.of(command, query, postmortem).forEach(WireMockServer::stop);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/incidents, command",
        "POST, /api/v1/incidents/INC-1/acknowledge, command",
        "GET, /api/v1/incidents/INC-1/events?after=3, command",
        "GET, /api/v1/incidents/INC-1/verification, command",
        "GET, /api/v1/incidents/INC-1/strategy-advice?fixKnown=true, command",
        "GET, /api/v1/strategy-advice?fixKnown=true, command",
        "GET, /api/v1/systems/checkout/last-good-build, command",
        "GET, /api/v1/incidents/INC-1/checklist, command",
        "POST, /api/v1/incidents/INC-1/tick-checklist, command",
        "PUT, /api/v1/incidents, command",
        "GET, /api/v1/incidents, query",
        "HEAD, /api/v1/incidents/INC-1, query",
        "GET, /api/v1/incidents?q=checkout%20down&status=OPEN, query",
        "GET, /api/v1/incidents/INC-1, query",
        "GET, /api/v1/incidents/INC-1/timeline, query",
        "GET, /api/v1/incidents/INC-1/metrics, query",
        "GET, /api/v1/postmortems/INC-1, postmortem",
        "GET, /api/v1/postmortems, postmortem",
    })
    void each_path_goes_to_the_service_that_owns_it(String method, String path, String owner) throws Exception {
        var answer = warRoom.send(
                warRoom.request(path).method(method, BodyPublishers.noBody()).build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(method.equals("HEAD") ? "" : owner);
        peer(owner).verify(1, anyRequestedFor(urlEqualTo(path)));
    }

    @ParameterizedTest
    @CsvSource({"incident-command, command", "timeline-query, query", "postmortem-service, postmortem"})
    void each_services_openapi_document_is_in_reach(String service, String owner) throws Exception {
        assertThat(warRoom.get("/api/v1/openapi/" + service + ".yaml").body()).isEqualTo(owner);
        peer(owner).verify(1, anyRequestedFor(urlEqualTo("/openapi.yaml")));
    }

    @Test
    void what_the_client_says_reaches_the_owner_unchanged() throws Exception {
        var body = "{\"text\":\"caf\\u00e9 \uD83D\uDD25\"}";

        warRoom.post(
                "/api/v1/incidents/" + ID + "/note?x=a%2Fb&x=c",
                body,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k-1",
                "If-Match",
                "\"17\"",
                "Mayday-Actor-Name",
                "J%C3%BCrgen",
                "Last-Event-ID",
                "12",
                "X-Forwarded-For",
                "6.6.6.6",
                "Forwarded",
                "for=6.6.6.6");

        command.verify(postRequestedFor(urlEqualTo("/api/v1/incidents/" + ID + "/note?x=a%2Fb&x=c"))
                .withRequestBody(equalTo(body))
                .withHeader("Idempotency-Key", equalTo("k-1"))
                .withHeader("If-Match", equalTo("\"17\""))
                .withHeader("Mayday-Actor-Name", equalTo("J%C3%BCrgen"))
                .withHeader("Last-Event-ID", equalTo("12"))
                .withoutHeader("X-Forwarded-For")
                .withoutHeader("Forwarded"));
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, foo",
        "Accept, text/event-stream foo",
        "Content-Type, foo",
        "If-Modified-Since, yesterday",
        "If-None-Match, one",
        "If-Range, 0",
        "Range, all",
        "Date, yesterday",
        "Accept-Language, ////",
        "Accept-Charset, ////",
        "Cookie, ==",
        "Authorization, ==",
        "Forwarded, ==",
        "X-Forwarded-Port, ==",
        "X-Forwarded-For, ==",
        "Access-Control-Request-Method, ==",
    })
    void a_header_that_cannot_be_read_is_for_the_owner_to_refuse(String name, String value) throws Exception {
        assertThat(warRoom.get("/api/v1/incidents", name, value).body()).isEqualTo("query");
    }

    @Test
    void headers_bound_to_the_clients_connection_stay_there() throws Exception {
        try (var socket = warRoom.connect()) {
            socket.getOutputStream().write("""
                    GET /api/v1/incidents HTTP/1.1
                    Host: localhost
                    Connection: close, X-Hop
                    X-Hop: 1
                    X-Way: 2

                    """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("200", "query");
        }
        query.verify(getRequestedFor(anyUrl()).withHeader("X-Way", equalTo("2")).withoutHeader("X-Hop"));
    }

    @Test
    void what_the_owner_says_reaches_the_client_unchanged() throws Exception {
        command.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(201)
                        .withHeader("Location", "/api/v1/incidents/INC-9")
                        .withHeader("ETag", "\"1\"")
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Retry-After", "7")
                        .withBody("{\"number\":\"INC-9\"}")));

        var answer = warRoom.post("/api/v1/incidents", "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().map())
                .containsEntry("location", List.of("/api/v1/incidents/INC-9"))
                .containsEntry("etag", List.of("\"1\""))
                .containsEntry("retry-after", List.of("7"))
                .containsEntry("content-type", List.of("application/json"));
        assertThat(answer.body()).isEqualTo("{\"number\":\"INC-9\"}");
    }

    @Test
    void a_refusal_passes_as_it_is() throws Exception {
        var problem = "{\"code\":\"unknown_incident\"}";
        query.stubFor(get(anyUrl())
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(problem)));

        var answer = warRoom.get("/api/v1/incidents/INC-404");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).isEqualTo(problem);
    }

    @Test
    void an_answer_that_the_client_already_has_leaves_no_connection_behind() throws Exception {
        query.stubFor(
                get(anyUrl()).willReturn(aResponse().withHeader("ETag", "\"5\"").withBody("again")));

        for (var n = 0; n < 20; n++) {
            assertThat(warRoom.get("/api/v1/incidents/INC-1", "If-None-Match", "\"5\"")
                            .body())
                    .isEqualTo("again");
        }
    }

    @Test
    void a_slow_owner_gives_504() throws Exception {
        try (var peer = new SocketPeer("");
                var door = RunningWarRoom.before(peer.address(), "--mayday.war-room.answer-timeout=300ms")) {
            var answer = door.get("/api/v1/incidents");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("\"code\":\"upstream_timeout\"");
        }
    }

    @Test
    void an_owner_that_is_down_gives_503_and_when_to_come_back() throws IOException, InterruptedException {
        try (var alone = RunningWarRoom.before(URI.create("http://127.0.0.1:1"))) {
            var answer = alone.get("/api/v1/incidents");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"upstream_unavailable\"");
        }
    }

    @Test
    void an_answer_cut_short_is_a_problem_while_nothing_has_left() throws Exception {
        try (var peer = new SocketPeer(chunkedAnswer("[1,2,"));
                var door = RunningWarRoom.before(peer.address(), "--mayday.war-room.answer-timeout=3s")) {
            var answer = door.get("/api/v1/incidents");

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
            assertThat(answer.body()).contains("\"code\":\"upstream_broken_off\"");
        }
    }

    @Test
    void an_answer_cut_short_later_does_not_look_whole() throws IOException {
        try (var peer = new SocketPeer(chunkedAnswer("[" + "1,".repeat(20_000)));
                var door = RunningWarRoom.before(peer.address(), "--mayday.war-room.answer-timeout=3s")) {
            assertThatThrownBy(() -> door.get("/api/v1/incidents")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_body_over_1_mib_is_refused_before_the_owner_sees_it() throws Exception {
        var answer = warRoom.post("/api/v1/incidents", "x".repeat(1024 * 1024 + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
        command.verify(0, anyRequestedFor(anyUrl()));
        assertThat(warRoom.post("/api/v1/incidents", "x".repeat(1024 * 1024)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/api", "/api/v1", "/api/v1/unknown", "/api/v2/incidents"})
    void an_unknown_api_path_is_a_problem_not_a_page(String path) throws Exception {
        var answer = warRoom.get(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"unknown_path\"");
    }

    private static String chunkedAnswer(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"3\"\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    }

    private static WireMockServer peer(String name) {
        return switch (name) {
            case "command" -> command;
            case "query" -> query;
            default -> postmortem;
        };
    }

    private static WireMockServer peer() {
        var server = new WireMockServer(wireMockConfig().dynamicPort());
        server.start();
        return server;
    }
}

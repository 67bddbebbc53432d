package mayday.postmortem.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import mayday.incident.v1.ImpactLevel;
import mayday.postmortem.world.CheckoutStory;
import mayday.postmortem.world.Databases;
import mayday.postmortem.world.RunningService;
import mayday.postmortem.world.Story;
import mayday.postmortem.world.TheRecord;
import mayday.postmortem.world.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostmortemDoorTest {

    static final JsonMapper JSON = new JsonMapper();
    static final Topic TOPIC = new Topic();
    static final TheRecord RECORD = new TheRecord();
    static final Story RESOLVED = CheckoutStory.of(7);
    static RunningService service;

    @BeforeAll
    static void start() {
        TOPIC.publish(RESOLVED.events());
        service = new RunningService(
                Databases.fresh(),
                Topic.bootstrapServers(),
                TOPIC.name(),
                RECORD.url(),
                "mayday.postmortem.reads.min-version-wait=30s");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/api/v1/postmortems/INC-7").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        RECORD.close();
    }

    @Test
    void the_five_facts_of_a_resolved_incident_are_there_as_json() {
        var answer = service.get("/api/v1/postmortems/INC-7");
        var json = json(answer);

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json.path("status").asString()).isEqualTo("DRAFT");
        assertThat(json.path("version").asInt()).isEqualTo(RESOLVED.events().size());
        assertThat(json.at("/time/start/at").asString()).isEqualTo("2026-03-01T11:58:00Z");
        assertThat(json.at("/time/start/precision").asString()).isEqualTo("APPROXIMATE");
        assertThat(json.at("/time/start/eventId").asString())
                .isEqualTo(RESOLVED.events().getFirst().getEventId());
        assertThat(json.at("/time/end/at").asString()).isEqualTo("2026-03-01T13:32:00Z");
        assertThat(json.at("/usersAffected/largest/upper").asDouble()).isEqualTo(5000);
        assertThat(json.at("/systems")
                        .valueStream()
                        .map(system -> system.path("system").asString()))
                .containsExactly("checkout", "mail");
        assertThat(json.at("/timeDown/overall/downMillis").asLong()).isEqualTo(40 * 60_000);
        assertThat(json.at("/timeDown/overall/partialMillis").asLong()).isEqualTo(52 * 60_000);
        assertThat(json.at("/timeDown/overall/anyImpactMillis").asLong()).isEqualTo(92 * 60_000);
        assertThat(json.at("/people/participants")
                        .valueStream()
                        .map(person -> person.path("person").asString()))
                .containsExactly("Ada Lovelace", "Linus", "Grace");
        assertThat(json.at("/sections")
                        .valueStream()
                        .map(section -> section.path("text").asString()))
                .isNotEmpty()
                .allMatch(String::isEmpty);
    }

    @Test
    void it_comes_as_markdown_by_accept_and_by_suffix() {
        var byAccept = service.get("/api/v1/postmortems/" + RESOLVED.incidentId(), "Accept", "text/markdown");
        var bySuffix = service.get("/api/v1/postmortems/inc-7.md", "Accept", "text/html");

        assertThat(byAccept.body()).startsWith("# INC-7: Checkout").isEqualTo(bySuffix.body());
        assertThat(byAccept.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=UTF-8");
        assertThat(service.get("/api/v1/postmortems/INC-7.json", "Accept", "text/markdown")
                        .body())
                .startsWith("{");
        assertThat(service.get("/api/v1/postmortems/INC-7", "Accept", "text/html, text/markdown;q=0.9, */*;q=0.1")
                        .body())
                .startsWith("# ");
    }

    @Test
    void a_read_says_how_fresh_it_is_and_is_not_sent_again_unchanged() {
        var answer = service.get("/api/v1/postmortems/INC-7");
        var etag = "\"" + RESOLVED.events().size() + "\"";

        assertThat(answer.headers().firstValue("ETag")).hasValue(etag);
        assertThat(answer.headers().firstValue("Timeline-Version"))
                .hasValue("" + RESOLVED.events().size());
        assertThat(answer.headers().firstValueAsLong("Timeline-Lag-Ms")).isPresent();
        assertThat(service.get("/api/v1/postmortems/INC-7", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(service.get("/api/v1/postmortems/INC-7.md", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void before_the_resolve_there_is_none_until_somebody_opens_it() {
        var open = new Story(20).reported("12:00").starts("12:01", "search", ImpactLevel.IMPACT_LEVEL_DOWN);
        TOPIC.publish(open.events());

        expect(service.get("/api/v1/postmortems/INC-20?minVersion=2"), 404, "no_postmortem");
        var first =
                service.post("/api/v1/postmortems", "{\"incident\":\"inc-20\"}", "Content-Type", "application/json");
        var second = service.post(
                "/api/v1/postmortems",
                "{\"incident\":\"" + open.incidentId() + "\"}",
                "Content-Type",
                "application/json;charset=utf-8");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location")).hasValue("/api/v1/postmortems/INC-20");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body()).contains("\"number\":\"INC-20\"");
        var early = json(service.get("/api/v1/postmortems/INC-20"));
        assertThat(early.path("resolved").asBoolean()).isFalse();
        assertThat(early.at("/timeDown/overall/flags/0").asString()).isEqualTo("ongoing");
    }

    @Test
    void the_draft_follows_the_log_and_a_reader_can_wait_for_it() {
        var story = new Story(21).reported("12:00").resolved("12:30");
        TOPIC.publish(story.events());
        assertThat(json(service.get("/api/v1/postmortems/INC-21?minVersion=2"))
                        .path("version")
                        .asInt())
                .isEqualTo(2);

        story.notes("12:40", "one thing more");
        var waiting = CompletableFuture.supplyAsync(() -> service.get("/api/v1/postmortems/INC-21.md?minVersion=3"));
        TOPIC.publish(story.last());

        assertThat(waiting.join().body()).contains("one thing more");
    }

    @Test
    void whether_an_incident_has_a_postmortem_is_told_without_reading_it() {
        var resolved = new Story(40).reported("12:00").resolved("12:30").notes("12:31", "afterwards");
        TOPIC.publish(resolved.events());
        TOPIC.publish(new Story(41).reported("12:00").events());
        service.get("/api/v1/postmortems/INC-40?minVersion=3");
        service.get("/api/v1/postmortems/INC-41?minVersion=1");

        var one = json(service.get("/api/v1/postmortems?incident=inc-40"));
        assertThat(one.at("/postmortems")).hasSize(1);
        assertThat(one.at("/postmortems/0/number").asString()).isEqualTo("INC-40");
        assertThat(one.at("/postmortems/0/status").asString()).isEqualTo("DRAFT");
        assertThat(one.at("/postmortems/0/title").asString()).isEqualTo("Checkout is down");
        assertThat(one.at("/postmortems/0/openedAt").asString()).isEqualTo("2026-03-01T12:00:03.000001Z");
        assertThat(json(service.get("/api/v1/postmortems?incident=" + resolved.incidentId())))
                .isEqualTo(one);
        assertThat(service.get("/api/v1/postmortems?incident=INC-41").body()).isEqualTo("{\"postmortems\":[]}");
        assertThat(service.get("/api/v1/postmortems?incident=INC-999").body()).isEqualTo("{\"postmortems\":[]}");
        expect(service.get("/api/v1/postmortems?incident=nonsense"), 400, "malformed_id");
        expect(service.get("/api/v1/postmortems?incident=INC-40&pageSize=1"), 400, "unknown_parameter");

        service.post("/api/v1/postmortems", "{\"incident\":\"INC-41\"}", "Content-Type", "application/json");
        assertThat(json(service.get("/api/v1/postmortems?incident=INC-41"))
                        .at("/postmortems/0/openedAt")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void the_list_shows_what_was_corrected() {
        var story = new Story(42).reported("12:00").resolved("12:30");
        TOPIC.publish(story.events());
        assertThatObject(listed(story))
                .returns("Checkout is down", line -> line.path("title").asString())
                .returns("2026-03-01T12:30:00Z", line -> line.path("resolvedAt").asString());

        story.corrects("12:40", story.id(1), values -> values.setTitle("Search is slow"));
        story.corrects("12:41", story.id(2), values -> values.setOccurredAt(Story.moment("12:25")));
        TOPIC.publish(story.events());
        assertThatObject(listed(story))
                .returns("Search is slow", line -> line.path("title").asString())
                .returns("2026-03-01T12:25:00Z", line -> line.path("resolvedAt").asString())
                .returns(
                        "2026-03-01T12:00:03.000001Z",
                        line -> line.path("openedAt").asString());

        story.retracts("12:50", story.id(3)).notes("12:51", "it was the checkout after all");
        story.retracts("12:52", story.id(2));
        TOPIC.publish(story.events());
        assertThatObject(listed(story))
                .returns("Checkout is down", line -> line.path("title").asString())
                .returns(true, line -> line.path("resolvedAt").isMissingNode());
    }

    @Test
    void the_list_goes_from_the_newest_page_by_page() {
        TOPIC.publish(new Story(50).reported("12:00").resolved("12:30").events());
        TOPIC.publish(new Story(51).reported("12:00").resolved("12:30").events());
        TOPIC.publish(new Story(52).reported("12:00").events());
        service.get("/api/v1/postmortems/INC-50?minVersion=2");
        service.get("/api/v1/postmortems/INC-51?minVersion=2");
        service.get("/api/v1/postmortems/INC-52?minVersion=1");

        var first = json(service.get("/api/v1/postmortems?pageSize=1"));
        var second = json(service.get("/api/v1/postmortems?pageSize=1&pageToken="
                + first.path("nextPageToken").asString()));

        assertThat(first.at("/postmortems/0/number").asString()).isEqualTo("INC-51");
        assertThat(first.at("/postmortems/0/status").asString()).isEqualTo("DRAFT");
        assertThat(second.at("/postmortems/0/number").asString()).isEqualTo("INC-50");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/postmortems/nonsense, 400, malformed_id",
        "/api/v1/postmortems/INC-0, 400, malformed_id",
        "/api/v1/postmortems/INC-9999999999999999999, 400, malformed_id",
        "/api/v1/postmortems/INC-7.pdf, 400, malformed_id",
        "/api/v1/postmortems/INC-999, 404, unknown_incident",
        "/api/v1/postmortems/01950000-0000-7000-8000-0000000000ff, 404, unknown_incident",
        "/api/v1/postmortems/INC-7?minVersion=x, 400, malformed_parameter",
        "/api/v1/postmortems/INC-7?minVersion=0, 400, malformed_parameter",
        "/api/v1/postmortems/INC-7?minVersion=1&minVersion=2, 400, malformed_parameter",
        "/api/v1/postmortems/INC-7?version=1, 400, unknown_parameter",
        "/api/v1/postmortems?pageSize=0, 400, malformed_parameter",
        "/api/v1/postmortems?pageSize=201, 400, malformed_parameter",
        "/api/v1/postmortems?pageSize=-1, 400, malformed_parameter",
        "/api/v1/postmortems?pageToken=forged, 400, malformed_parameter",
        "/api/v1/postmortems?incident=%C3%28, 400, malformed_parameter",
        "/api/v1/postmortems/INC-7?minVersion=%ff, 400, malformed_parameter",
        "/api/v1/postmortems/INC-7/sections, 404, unknown_path",
        "/api/v1/postmortem, 404, unknown_path",
        "/favicon.ico, 404, unknown_path",
    })
    void what_cannot_be_answered_is_refused_with_its_code(String path, int status, String code) {
        expect(service.get(path), status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/postmortems/../postmortems, 400",
        "/api/v1/postmortems/%2e%2e%2fetc, 400",
        "/api/v1/postmortems/%252e%252e, 400",
        "//api/v1/postmortems, 400",
        "/api/v1//postmortems, 400",
        "/api/v1/postmortems;jsessionid=1, 400",
        "/api/v1/postmortems/., 400",
        "/api/v1/postmortems/INC-7%00, 400",
        "/api/v1/postmortems/a\\b, 400",
    })
    void tricks_in_the_path_are_refused(String path, int status) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"code\":\"malformed_");
    }

    @Test
    void outsized_heads_are_refused() throws IOException {
        expect(service.get("/api/v1/postmortems/" + "a".repeat(9000)), 414, "uri_too_long");
        expect(service.get("/api/v1/postmortems", "X-Long", "a".repeat(17_000)), 431, "headers_too_large");
        var many = "X-Many: 1\r\n".repeat(201);
        assertThat(raw("GET /api/v1/postmortems HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + many + "\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("GET /api/v1/postmortems HTTP/1.1\r\nHost: x\r\nX-Huge: " + "a".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json");
    }

    @Test
    void other_methods_and_forms_are_refused() throws IOException {
        var deleted = service.send(service.request("/api/v1/postmortems/INC-7").DELETE());
        expect(deleted, 405, "method_not_allowed");
        assertThat(deleted.headers().firstValue("Allow").orElse("")).contains("GET");
        assertThat(raw("TRACE /api/v1/postmortems HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
        expect(service.get("/api/v1/postmortems/INC-7", "Accept", "text/html"), 406, "not_acceptable");
        expect(service.get("/api/v1/postmortems/INC-7", "Accept", "???"), 406, "not_acceptable");
        var overridden = service.send(service.request("/api/v1/postmortems/INC-7", "X-HTTP-Method-Override", "DELETE")
                .GET());
        assertThat(overridden.statusCode()).isEqualTo(200);
        var foreign = service.get("/api/v1/postmortems/INC-7", "Origin", "https://evil.example");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_form_is_not_read_where_none_is_taken(String method) {
        var form = service.request("/api/v1/postmortems", "Content-Type", "application/x-www-form-urlencoded");

        expect(service.send(form.method(method, BodyPublishers.ofString("a=%zz"))), 405, "method_not_allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!400!malformed_json",
                "nonsense!400!malformed_json",
                "{\"incident\":!400!malformed_json",
                "{\"incident\":\"INC-7\"} {}!400!malformed_json",
                "{\"incident\":\"INC-7\",\"incident\":\"INC-7\"}!400!malformed_json",
                "{\"incident\":\"INC-7\",\"status\":\"PUBLISHED\"}!422!unknown_field",
                "[]!422!invalid_field",
                "{}!422!invalid_field",
                "{\"incident\":null}!422!invalid_field",
                "{\"incident\":7}!422!invalid_field",
                "{\"incident\":[\"INC-7\"]}!422!invalid_field",
                "{\"incident\":\"x\"}!400!malformed_id",
                "{\"incident\":\"\\u0000\"}!400!malformed_id",
                "{\"incident\":\"\\ud800\"}!400!malformed_id",
                "{\"incident\":\"INC-999\"}!404!unknown_incident",
                "\uFEFF{\"incident\":\"INC-7\"}!400!malformed_json",
            })
    void a_body_that_says_no_incident_is_refused(String body, int status, String code) {
        expect(service.post("/api/v1/postmortems", body, "Content-Type", "application/json"), status, code);
    }

    @Test
    void a_body_of_another_kind_is_refused() {
        var body = "{\"incident\":\"INC-7\"}";
        expect(service.post("/api/v1/postmortems", body), 415, "unsupported_media_type");
        expect(service.post("/api/v1/postmortems", body, "Content-Type", "text/plain"), 415, "unsupported_media_type");
        expect(
                service.post("/api/v1/postmortems", body, "Content-Type", "application/json;charset=utf-16"),
                415,
                "unsupported_media_type");
        expect(
                service.post(
                        "/api/v1/postmortems", body, "Content-Type", "application/json", "Content-Encoding", "gzip"),
                415,
                "unsupported_media_type");
        expect(
                service.post("/api/v1/postmortems", " ".repeat(1024 * 1024 + 1), "Content-Type", "application/json"),
                413,
                "body_too_large");
        expect(
                service.post("/api/v1/postmortems", "[".repeat(600), "Content-Type", "application/json"),
                400,
                "malformed_json");
        var invalidUtf8 = new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'};
        expect(
                service.send(service.request("/api/v1/postmortems", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(invalidUtf8))),
                400,
                "malformed_json");
    }

    @Test
    void a_refusal_carries_the_callers_trace() {
        var answer = service.get(
                "/api/v1/postmortems/nonsense",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(json(answer).path("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void operators_see_health_and_metrics_on_their_own_port() {
        assertThat(service.operations("/actuator/health/liveness").body()).contains("UP");
        assertThat(service.operations("/actuator/health/readiness").body()).contains("UP");
        assertThat(service.operations("/actuator/prometheus").body())
                .contains(
                        "projection_lag_seconds{projection=\"postmortem\"}",
                        "projection_lag_records",
                        "quarantined_events_total");
        expect(service.get("/actuator/health"), 404, "unknown_path");
    }

    private static void expect(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("urn:mayday:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.propertyNames())
                .containsAll(Set.of("type", "title", "status", "detail", "code", "errors", "traceId"));
        assertThat(answer.body()).doesNotContain("Exception", "mayday.postmortem");
    }

    private static JsonNode listed(Story story) {
        service.get("/api/v1/postmortems/" + story.number() + "?minVersion="
                + story.events().size());
        return json(service.get("/api/v1/postmortems?incident=" + story.number()))
                .at("/postmortems/0");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

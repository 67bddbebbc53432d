package mayday.timeline.rest;

import static mayday.timeline.event.Events.incident;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.Precision;
import mayday.incident.v1.Severity;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {

    private static final TestBroker BROKER = TestBroker.withTopic();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Events LOG =
            reported().by("grace").down(1, "checkout").acknowledged(2).ended(9, "checkout");
    private static final List<Events> MANY = new ArrayList<>();
    private static final Locale LANGUAGE = Locale.getDefault();
    private static RunningTimeline timeline;

    @BeforeAll
    static void start() {
        // A machine whose language has digits of its own asks and answers the same.
        Locale.setDefault(Locale.forLanguageTag("fa-IR"));
        timeline = RunningTimeline.start(DATABASE, BROKER, "--mayday.timeline.rest.min-version-wait=30s");
        for (int i = 0; i < 7; i++) {
            var severity = i % 2 == 0 ? Severity.SEVERITY_SEV1 : Severity.SEVERITY_SEV3;
            MANY.add(incident()
                    .report(i % 3, report -> report.setTitle("100% of pages").setSeverity(severity)));
        }
        MANY.forEach(log -> BROKER.publish(log.all()));
        BROKER.publish(LOG.all());
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(timeline.version(LOG.id())).isEqualTo(4);
            for (var log : MANY) {
                assertThat(timeline.version(log.id())).isEqualTo(1);
            }
        });
    }

    @AfterAll
    static void stop() {
        timeline.close();
        Locale.setDefault(LANGUAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "/incidents/nonsense, 400, malformed_id",
        "/incidents/INC-0, 400, malformed_id",
        "/incidents/INC-999999, 404, unknown_incident",
        "/incidents/6f1ed002-ab59-7a10-8a54-13e3f8c53b0a/timeline, 404, unknown_incident",
        "/incidents?pageSize=0, 400, malformed_parameter",
        "/incidents?pageSize=201, 400, malformed_parameter",
        "/incidents?pageSize=many, 400, malformed_parameter",
        "/incidents?status=BROKEN, 400, malformed_parameter",
        "/incidents?severity=SEV1;drop, 400, malformed_parameter",
        "/incidents?from=yesterday, 400, malformed_parameter",
        "/incidents?from=%2B292278994-08-17T07:12:55Z, 400, malformed_parameter",
        "/incidents?q=%00, 400, malformed_parameter",
        "/incidents?q=%C3%28, 400, malformed_parameter",
        "/incidents?color=red, 400, unknown_parameter",
        "/incidents?q=a&q=b, 400, repeated_parameter",
        "/incidents?pageToken=forged, 400, invalid_page_token",
        "/incidents?pageToken=a.b.c, 400, invalid_page_token",
        "/incidents/INC-1/timeline/, 404, unknown_path",
        "/nothing, 404, unknown_path",
        "//incidents, 400, malformed_path",
        "/incidents;a=b, 400, malformed_path",
        "/incidents/%2e%2e/x, 400, malformed_path",
        "/incidents/x%00, 400, malformed_request"
    })
    void bad_input_gets_a_problem_with_a_stable_code(String path, int status, String code) {
        var answer = timeline.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(RunningTimeline.parse(answer.body()).path("code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "kinds=NOISE, malformed_parameter",
        "afterVersion=-1, malformed_parameter",
        "minVersion=-1, malformed_parameter",
        "minVersion=99999999999, malformed_parameter"
    })
    void bad_parameters_of_a_timeline_are_named(String query, String code) {
        var answer = timeline.get("/incidents/%s/timeline?%s".formatted(LOG.id(), query));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningTimeline.parse(answer.body()).path("code").asString()).isEqualTo(code);
    }

    @Test
    void what_tomcat_refuses_by_itself_is_a_problem_too() throws IOException {
        for (var request : List.of("GET /{bad} HTTP/1.1\r\nHost: a\r\n\r\n", "nonsense\r\n\r\n")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), timeline.port())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed_request");
            }
        }
    }

    @Test
    void only_reading_is_allowed() {
        var request = HttpRequest.newBuilder(URI.create(timeline.url() + "/api/v1/incidents/" + LOG.id()))
                .DELETE();

        var answer = timeline.send(request);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).isPresent();
        assertThat(answer.body()).contains("method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_form_is_not_read_where_none_is_taken(String method) {
        var request = HttpRequest.newBuilder(URI.create(timeline.url() + "/api/v1/incidents/" + LOG.id()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString("a=%zz"));

        var answer = timeline.send(request);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("method_not_allowed");
    }

    @Test
    void a_form_that_is_not_offered_is_refused() {
        var answer = timeline.get("/incidents/" + LOG.id(), "Accept", "image/png");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("not_acceptable");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition_and_belong_to_their_question() {
        var seen = new ArrayList<String>();
        var token = "";
        do {
            var page = timeline.json("/incidents?q=100%25&pageSize=2" + token);
            page.path("incidents").forEach(row -> seen.add(row.path("id").asString()));
            var next = page.path("nextPageToken");
            token = next.isNull() ? "" : "&pageToken=" + next.asString();
        } while (!token.isEmpty());

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        MANY.stream().map(log -> log.id().toString()).toList());
        var foreign =
                timeline.json("/incidents?pageSize=2").path("nextPageToken").asString();
        assertThat(timeline.get("/incidents?q=100%25&pageToken=" + foreign).statusCode())
                .isEqualTo(400);
    }

    @Test
    void filters_narrow_the_board() {
        assertThat(timeline.json("/incidents?severity=SEV1,SEV2&q=pages")
                        .path("incidents")
                        .size())
                .isEqualTo(4);
        assertThat(timeline.json("/incidents?status=ACKNOWLEDGED&severity=SEV2")
                        .path("incidents")
                        .size())
                .isEqualTo(1);
        assertThat(timeline.json("/incidents?status=RESOLVED&severity=SEV2")
                        .path("incidents")
                        .size())
                .isZero();
        assertThat(timeline.json("/incidents?q=ECKOU&severity=SEV1")
                        .path("incidents")
                        .size())
                .isEqualTo(4);
        assertThat(timeline.json("/incidents?q=1__%25").path("incidents").size())
                .isZero();
        assertThat(timeline.json("/incidents?q=" + LOG.number() + "&system=checkout")
                        .path("incidents")
                        .size())
                .isPositive();
    }

    @Test
    void a_timeline_is_paged_and_filtered_by_kind_and_version() {
        var path = "/incidents/%s/timeline".formatted(LOG.id());
        var first = timeline.json(path + "?pageSize=3");
        var second = timeline.json(
                path + "?pageSize=3&pageToken=" + first.path("nextPageToken").asString());

        assertThat(first.path("entries").size()).isEqualTo(3);
        assertThat(second.path("entries").size()).isEqualTo(1);
        assertThat(second.path("nextPageToken").isNull()).isTrue();
        assertThat(timeline.json(path + "?kinds=IMPACT").path("entries").size()).isEqualTo(2);
        assertThat(timeline.json(path + "?afterVersion=3").path("entries").size())
                .isEqualTo(1);
    }

    @Test
    void answers_say_how_fresh_they_are_and_are_not_sent_twice() {
        for (var question : List.of("", "/timeline", "/metrics?clippedAt=2026-03-02T00:00:00Z")) {
            var answer = timeline.get("/incidents/" + LOG.id() + question);
            var tag = answer.headers().firstValue("etag").orElseThrow();

            assertThat(tag).startsWith("\"4");
            assertThat(answer.headers().firstValue("timeline-version")).contains("4");
            assertThat(answer.headers().firstValue("timeline-lag-ms")).isPresent();
            assertThat(timeline.get("/incidents/" + LOG.id() + question, "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void numbers_by_other_definitions_would_be_another_answer() {
        var answer = timeline.get("/incidents/%s/metrics?clippedAt=2026-03-02T00:00:00Z".formatted(LOG.id()));

        assertThat(answer.headers().firstValue("etag").orElseThrow())
                .isEqualTo("\"4-%d-v1\""
                        .formatted(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli()));
    }

    /** The whole answer, as design and openapi.yaml promise it: one impact is over, one goes on. */
    @Test
    void metrics_have_the_shape_that_is_promised() {
        var log = incident()
                .report(0, report -> report.setSeverity(Severity.SEVERITY_SEV4))
                .known(Precision.PRECISION_APPROXIMATE)
                .down(-1, "checkout")
                .known(Precision.PRECISION_EXACT)
                .ended(9, "checkout")
                .started(20, "search", ImpactLevel.IMPACT_LEVEL_PARTIAL);
        BROKER.publish(log.all());
        await().atMost(Duration.ofSeconds(40)).until(() -> timeline.version(log.id()) == 4);

        assertThat(timeline.get("/incidents/%s/metrics?minVersion=4&clippedAt=2026-03-01T10:30:00Z".formatted(log.id()))
                        .body())
                .isEqualTo("""
                        {"incidentId":"%s","number":"%s","definitions":"v1","version":4,"asOf":null,
                        "clippedAt":"2026-03-01T10:30:00Z",
                        "stamps":{"impactStart":"2026-03-01T09:59:00Z","reported":"2026-03-01T10:00:00Z"},
                        "durations":[
                        {"name":"time_to_report","from":"impactStart","to":"reported",
                        "millis":60000,"iso":"PT1M","flags":["approximate"]},
                        {"name":"time_to_restore","from":"impactStart","to":"restored",
                        "millis":600000,"iso":"PT10M","flags":["approximate"]},
                        {"name":"active_time","from":"reported","to":"clippedAt",
                        "millis":1800000,"iso":"PT30M","flags":["ongoing"]},
                        {"name":"time_in_severity[SEV4]","from":"reported","to":"clippedAt",
                        "millis":1800000,"iso":"PT30M","flags":["ongoing"]}],
                        "timeDown":{"downMillis":600000,"partialMillis":600000,"degradedMillis":0,
                        "anyImpactMillis":1200000,"ongoing":true,"systems":[
                        {"system":"checkout","downMillis":600000,"partialMillis":0,"degradedMillis":0,
                        "anyImpactMillis":600000,"segments":[
                        {"from":"2026-03-01T09:59:00Z","to":"2026-03-01T10:09:00Z","level":"DOWN","because":["%s","%s"]}]},
                        {"system":"search","downMillis":0,"partialMillis":600000,"degradedMillis":0,
                        "anyImpactMillis":600000,"segments":[
                        {"from":"2026-03-01T10:20:00Z","to":null,"level":"PARTIAL","because":["%s"]}]}]}}""".replace("\n", "")
                        .formatted(log.id(), log.number(), log.eventId(2), log.eventId(3), log.eventId(4)));
    }

    @Test
    void a_reader_waits_for_its_version() {
        var log = reported();
        var waiting = CompletableFuture.supplyAsync(() -> timeline.get("/incidents/" + log.id() + "?minVersion=1"));
        BROKER.publish(log.all());

        assertThat(waiting.join().statusCode()).isEqualTo(200);
    }

    @Test
    void without_its_database_it_gives_the_last_good_answer_and_says_so() {
        var known = timeline.get("/incidents/" + LOG.id());
        DATABASE.asSuperuser().execute("alter role timeline_app nologin");
        try {
            DATABASE.asSuperuser()
                    .queryForList(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
                                    + "and usename = 'timeline_app'");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var stale = timeline.get("/incidents/" + LOG.id());
                assertThat(stale.headers().firstValue("warning"))
                        .hasValueSatisfying(it -> assertThat(it).contains("110"));
                assertThat(stale.headers().firstValue("age")).isPresent();
                assertThat(stale.body()).isEqualTo(known.body());
            });
            var unknown = timeline.get("/incidents?q=never-asked-before");
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.headers().firstValue("retry-after")).isPresent();
            assertThat(unknown.body()).contains("store_unavailable");
        } finally {
            DATABASE.asSuperuser().execute("alter role timeline_app login");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                timeline.get("/incidents/" + LOG.id()).headers().firstValue("warning"))
                        .isEmpty());
    }

    @Test
    void a_body_on_a_question_changes_nothing() {
        var request = HttpRequest.newBuilder(URI.create(timeline.url() + "/api/v1/incidents"))
                .method("GET", BodyPublishers.ofString("{}"));

        assertThat(timeline.send(request).statusCode()).isEqualTo(200);
    }
}

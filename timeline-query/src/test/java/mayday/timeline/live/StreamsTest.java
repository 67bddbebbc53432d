package mayday.timeline.live;

import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private static final TestBroker BROKER = TestBroker.withTopic();
    private static RunningTimeline timeline;

    @BeforeAll
    static void start() {
        timeline = RunningTimeline.start(
                TestDatabase.fresh(),
                BROKER,
                "--mayday.timeline.streams.ping=200ms",
                "--mayday.timeline.streams.recent=4KB",
                // Two hundred readers come at once, to the few connections of a test.
                "--spring.datasource.hikari.connection-timeout=30000");
    }

    @AfterAll
    static void stop() {
        timeline.close();
    }

    @Test
    void entries_come_as_they_are_projected_with_the_sequence_as_id() throws IOException {
        var log = reported();
        publish(log);
        try (var reader = SseReader.open(timeline.port(), path(log))) {
            await().until(() -> reader.ids().contains("1"));
            publish(log.acknowledged(1));
            await().until(() -> reader.ids().size() == 2);

            var entry = RunningTimeline.parse(reader.events().getLast().data());
            assertThat(reader.events().getLast().event()).isEqualTo("entry");
            assertThat(reader.ids()).containsExactly("1", "2");
            assertThat(entry.path("headline").asString()).isEqualTo("Acknowledged");
            assertThat(reader.header("x-accel-buffering")).isEqualTo("no");
            assertThat(reader.header("content-type")).startsWith("text/event-stream");
        }
    }

    @Test
    void a_correction_names_the_entries_that_have_to_be_read_again() throws IOException {
        var log = reported().note(5, "one");
        publish(log);
        try (var reader = SseReader.open(timeline.port(), path(log) + "?lastEventId=2")) {
            log.moved(2, 3);
            BROKER.publish(log.last());
            await().until(() -> reader.ids().contains("3"));

            var entry = RunningTimeline.parse(reader.events().getLast().data());
            assertThat(entry.path("headline").asString()).isEqualTo("Corrected #2: happened at 10:03, not 10:05");
            assertThat(entry.path("changes").path(0).asString())
                    .isEqualTo(log.eventId(2).toString());
        }
    }

    @Test
    void whoever_comes_back_misses_nothing_and_sees_nothing_twice() throws IOException {
        var log = reported();
        publish(log);
        var random = new Random(5);
        var seen = new ArrayList<String>();
        for (int round = 0; round < 12; round++) {
            var last = seen.isEmpty() ? "0" : seen.getLast();
            var header = round % 2 == 0 ? "Last-Event-ID: " + last + "\r\n" : "";
            var query = round % 2 == 0 ? "?lastEventId=0" : "?lastEventId=" + last;
            try (var reader = SseReader.open(timeline.port(), path(log) + query, header)) {
                for (int note = random.nextInt(6); note > 0; note--) {
                    log.note(round, "note " + "x".repeat(random.nextInt(900)));
                    BROKER.publish(log.last());
                }
                var until = log.all().length;
                await().until(() -> reader.ids().contains(String.valueOf(until)) || last.equals(String.valueOf(until)));
                seen.addAll(reader.ids());
            }
        }
        assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(1, log.all().length)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void a_token_that_leads_nowhere_is_answered_by_a_reset() throws IOException {
        var log = reported().acknowledged(1);
        publish(log);
        for (var token : List.of("99", "yesterday", "-1", "99999999999999999999")) {
            try (var reader = SseReader.open(timeline.port(), path(log) + "?lastEventId=" + token)) {
                await().until(() -> !reader.events().isEmpty());
                assertThat(reader.events().getFirst().event()).isEqualTo("reset");
                assertThat(reader.ids()).containsExactly("2");
            }
        }
    }

    @Test
    void the_board_streams_rows_from_now_on_and_resumes_by_its_position() throws IOException {
        var log = reported();
        String position;
        try (var reader = SseReader.open(timeline.port(), "/api/v1/incidents/stream")) {
            await().until(() -> reader.pings() > 0);
            assertThat(reader.events()).isEmpty();
            publish(log);
            await().until(() -> reader.events().stream()
                    .anyMatch(event -> event.data().contains(log.id().toString())));
            assertThat(reader.events().getLast().event()).isEqualTo("incident");
            position = reader.ids().getLast();
        }
        publish(log.acknowledged(1));
        try (var reader = SseReader.open(timeline.port(), "/api/v1/incidents/stream?lastEventId=" + position)) {
            await().until(() -> !reader.events().isEmpty());
            var row = RunningTimeline.parse(reader.events().getFirst().data());
            assertThat(row.path("version").asInt()).isEqualTo(2);
            assertThat(row.path("status").asString()).isEqualTo("ACKNOWLEDGED");
            assertThat(Long.parseLong(reader.ids().getFirst())).isGreaterThan(Long.parseLong(position));
        }
    }

    @Test
    void two_hundred_readers_that_leave_without_a_word_leave_nothing_behind() throws IOException {
        var log = reported();
        publish(log);
        await().until(() -> timeline.metric("live.streams") == 0);
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < 200; i++) {
            sockets.add(request(i % 2 == 0 ? path(log) : "/api/v1/incidents/stream"));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> timeline.metric("live.streams") == 200);

        for (var socket : sockets) {
            socket.close();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> timeline.metric("live.streams") == 0);
    }

    @Test
    void an_unknown_incident_has_no_stream() {
        assertThat(timeline.get("/incidents/INC-4711/timeline/stream").statusCode())
                .isEqualTo(404);
        assertThat(timeline.get("/incidents/nonsense/timeline/stream").statusCode())
                .isEqualTo(400);
    }

    private static Socket request(String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), timeline.port());
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(path)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String path(Events log) {
        return "/api/v1/incidents/%s/timeline/stream".formatted(log.id());
    }

    private static void publish(Events log) {
        BROKER.publish(log.last());
        var version = log.all().length;
        if (version == 2 && timeline.version(log.id()) == 0) {
            BROKER.publish(log.all());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> timeline.version(log.id()) == version);
    }
}

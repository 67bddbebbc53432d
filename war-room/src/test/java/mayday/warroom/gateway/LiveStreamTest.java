package mayday.warroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mayday.warroom.RunningWarRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

// A read of a socket does not end by being interrupted.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveStreamTest {

    private SocketPeer peer;
    private RunningWarRoom warRoom;

    @BeforeEach
    void start() throws IOException {
        peer = new SocketPeer(SocketPeer.LIVE_HEAD + ": hello\n\n");
        // 200 connections at once take their time where the processors are few.
        warRoom = RunningWarRoom.before(peer.address(), "--mayday.war-room.connect-timeout=20s");
    }

    @AfterEach
    void stop() throws IOException {
        warRoom.close();
        peer.close();
    }

    @Test
    void an_event_reaches_the_reader_when_it_happens() throws IOException {
        try (var reader = follow()) {
            readUntil(reader, ": hello");
            peer.sayToAll("event: entry\ndata: {\"text\":\"first\"}\n\n");
            readUntil(reader, "\"first\"");
            peer.sayToAll("event: entry\ndata: {\"text\":\"second\"}\n\n");
            readUntil(reader, "\"second\"");
        }
    }

    @Test
    void a_heartbeat_never_lands_inside_an_event() throws IOException {
        try (var reader = follow()) {
            readUntil(reader, ": hello");
            peer.sayToAll("event: entry\ndata: {\"text\":\"ha");
            readUntil(reader, "\"ha");
            var endOfChunk = 2;
            await().during(Duration.ofMillis(500))
                    .until(() -> reader.getInputStream().available() <= endOfChunk);
            peer.sayToAll("lf\"}\n\n");
            assertThat(readUntil(reader, "\n\n")).contains("lf\"}");
        }
    }

    @Test
    void a_reader_that_leaves_takes_the_upstream_connection_along_while_the_upstream_is_silent() throws IOException {
        var reader = follow();
        readUntil(reader, ": hello");
        assertThat(peer.connections()).isEqualTo(1);

        reader.close();

        await().atMost(Duration.ofSeconds(60)).until(() -> peer.connections() == 0);
    }

    @Test
    void an_upstream_that_goes_ends_the_readers_stream() throws IOException {
        try (var reader = follow()) {
            readUntil(reader, ": hello");
            peer.hangUp();
            assertThat(readUntil(reader, "0\r\n\r\n")).endsWith("0\r\n\r\n");
        }
    }

    @Test
    void opening_and_closing_200_live_streams_leaves_no_connection_behind_on_either_hop() throws IOException {
        var before = warRoom.connections();
        List<Socket> readers = new ArrayList<>();
        for (var n = 0; n < 200; n++) {
            readers.add(follow());
        }
        for (var reader : readers) {
            readUntil(reader, ": hello");
        }
        assertThat(peer.connections()).isEqualTo(200);
        assertThat(warRoom.connections()).isGreaterThanOrEqualTo(200);

        for (var reader : readers) {
            reader.close();
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(peer.connections()).isZero();
            assertThat(warRoom.connections()).isEqualTo(before);
        });
    }

    private Socket follow() throws IOException {
        var socket = warRoom.connect();
        socket.getOutputStream().write("""
                        GET /api/v1/incidents/stream HTTP/1.1\r
                        Host: localhost\r
                        Accept: text/event-stream\r
                        \r
                        """.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String readUntil(Socket reader, String expected) throws IOException {
        var seen = new StringBuilder();
        InputStream stream = reader.getInputStream();
        while (seen.indexOf(expected) < 0) {
            var next = stream.read();
            assertThat(next).as("stream ended after: %s", seen).isNotNegative();
            seen.append((char) next);
        }
        return seen.toString();
    }
}

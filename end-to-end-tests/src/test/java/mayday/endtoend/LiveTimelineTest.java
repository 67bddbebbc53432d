package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.LiveStream;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said reaches everybody who looks on, through the one port people know. */
class LiveTimelineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FrontDoor door = RunningMayday.get().frontDoor();
    private String incident = "";

    @BeforeEach
    void an_incident_that_is_visible() {
        incident = door.command("/incidents", Map.of("title", "Checkout is down"))
                .path("id")
                .asString();
        await().atMost(PATIENCE).until(() -> door.get("/incidents/" + incident).status() == 200);
    }

    @Test
    void a_note_arrives_on_the_stream_of_its_timeline() throws Exception {
        try (var stream = LiveStream.from(timeline())) {
            note("traffic moved away");

            await().atMost(PATIENCE).until(() -> texts(stream).contains("traffic moved away"));

            assertThat(stream.events()).extracting(LiveStream.Event::type).containsOnly("entry");
        }
    }

    @Test
    void a_resumed_stream_brings_what_was_missed_once_and_in_order() throws Exception {
        var seen = List.<LiveStream.Event>of();
        try (var stream = LiveStream.from(timeline())) {
            IntStream.range(0, 10).forEach(number -> note("before " + number));
            await().atMost(PATIENCE).until(() -> texts(stream).contains("before 4"));
            seen = List.copyOf(stream.events());
        }
        IntStream.range(0, 10).forEach(number -> note("while away " + number));

        try (var stream = LiveStream.resumed(timeline(), seen.getLast().id())) {
            IntStream.range(0, 10).forEach(number -> note("after " + number));
            await().atMost(PATIENCE).until(() -> texts(stream).contains("after 9"));

            var sequences = Stream.concat(seen.stream(), stream.events().stream())
                    .map(event -> event.data().path("sequence").asInt());
            assertThat(sequences)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 31).boxed().toList());
        }
    }

    @Test
    void the_board_streams_every_incident_that_changes() throws Exception {
        try (var board = LiveStream.from(door.at("/incidents/stream"))) {
            await().atMost(PATIENCE).until(() -> {
                note("still broken");
                return board.events().stream()
                        .anyMatch(event -> event.data().path("id").asString("").equals(incident));
            });

            assertThat(board.events()).extracting(LiveStream.Event::type).contains("incident");
        }
    }

    private URI timeline() throws IOException {
        return door.at("/incidents/" + incident + "/timeline/stream");
    }

    private void note(String text) {
        door.command("/incidents/" + incident + "/note", Map.of("text", text));
    }

    private static List<String> texts(LiveStream stream) {
        return stream.events().stream()
                .map(event -> event.data().path("text").asString(""))
                .toList();
    }
}

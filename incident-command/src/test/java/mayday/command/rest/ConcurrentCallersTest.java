package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import mayday.command.Together;
import mayday.command.rest.OpenDoor.Answered;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fifty people at one incident at the same moment. */
class ConcurrentCallersTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final int CALLERS = 50;

    @Test
    void of_those_who_have_seen_the_same_version_exactly_one_gets_through() throws InterruptedException {
        var incident = DOOR.incident();
        for (int version = 1; version <= 10; version++) {
            var seen = "\"%d\"".formatted(version);
            var next = version + 1;
            var answers = together(i -> DOOR.post(incident + "/note", note(i), "If-Match", seen));

            assertThat(answers)
                    .filteredOn(answered -> answered.status() == 200)
                    .singleElement()
                    .returns("\"%d\"".formatted(next), answered -> answered.header("ETag"));
            assertThat(answers).filteredOn(answered -> answered.status() != 200).allSatisfy(answered -> {
                assertThat(answered.status()).isEqualTo(412);
                assertThat(answered.code()).isEqualTo("stale_version");
                assertThat(answered.json().path("currentVersion").asInt()).isEqualTo(next);
            });
        }
        assertKept(incident, 11);
    }

    @Test
    void of_those_who_ask_for_no_version_nobody_loses_what_they_said() throws InterruptedException {
        var incident = DOOR.incident();

        var answers = together(i -> DOOR.post(incident + "/note", note(i)));

        assertThat(answers).extracting(Answered::status).containsOnly(200);
        assertThat(answers)
                .extracting(answered -> answered.json().path("version").asInt())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, CALLERS + 1).boxed().toList());
        assertThat(texts(assertKept(incident, CALLERS + 1)))
                .containsAll(
                        IntStream.range(0, CALLERS).mapToObj(i -> "note " + i).toList());
    }

    /** Each decision has to be made on what the others did: only one of a kind changes anything. */
    @Test
    void what_several_say_alike_is_written_down_once() throws InterruptedException {
        var incident = DOOR.incident();

        var answers = together(i -> DOOR.post(
                incident + "/escalate", "{\"reason\":\"it spreads\",\"teams\":[\"team-%d\"]}".formatted(i % 5)));

        assertThat(answers).extracting(Answered::status).containsOnly(200);
        assertThat(answers).filteredOn(answered -> !answered.events().isEmpty()).hasSize(5);
        assertKept(incident, 6);
    }

    private static List<Answered> together(IntFunction<Answered> call) throws InterruptedException {
        var outcomes = Together.run(CALLERS, i -> () -> call.apply(i));
        assertThat(Together.failures(outcomes)).isEmpty();
        return Together.values(outcomes);
    }

    /** Sequences without a gap, times that only grow, and a chain that holds. */
    private static List<JsonNode> assertKept(String incident, int version) {
        var events = StreamSupport.stream(
                        DOOR.get(incident + "/events?limit=1000")
                                .json()
                                .path("events")
                                .spliterator(),
                        false)
                .toList();
        assertThat(events)
                .extracting(event -> event.path("sequence").asInt())
                .isEqualTo(IntStream.rangeClosed(1, version).boxed().toList());
        assertThat(events)
                .extracting(event -> Instant.parse(event.path("recordedAt").asString()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(DOOR.get(incident + "/verification").json().path("valid").asBoolean())
                .isTrue();
        return events;
    }

    private static Set<String> texts(List<JsonNode> events) {
        var texts = new HashSet<String>();
        events.forEach(event -> texts.add(event.path("noteTaken").path("text").asString("")));
        return texts;
    }

    private static String note(int i) {
        return "{\"text\":\"note %d\"}".formatted(i);
    }
}

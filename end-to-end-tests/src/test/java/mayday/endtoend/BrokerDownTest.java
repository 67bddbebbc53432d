package mayday.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.RunningMayday;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mayday is used when other things are down; Kafka may be one of them. */
class BrokerDownTest {

    private static final int NOTES = 200;

    private final FrontDoor door = RunningMayday.get().frontDoor();

    @Test
    void commands_are_accepted_while_the_broker_is_frozen_and_the_timeline_catches_up() throws Exception {
        var recorded = door.command("/incidents", Map.of("title", "Kafka is frozen"));
        var incident = recorded.path("id").asString();
        var written = new ArrayList<String>();

        signal("STOP");
        try {
            for (int number = 0; number < NOTES; number++) {
                written.add("note %d while nothing is published".formatted(number));
                recorded = door.command("/incidents/" + incident + "/note", Map.of("text", written.getLast()));
            }
        } finally {
            signal("CONT");
        }

        await().atMost(Duration.ofMinutes(5)).until(() -> told(incident).size() == NOTES + 1);
        door.awaitArrival(recorded);
        assertThat(told(incident))
                .extracting(entry -> entry.path("text").asString())
                .containsAll(written);
    }

    private List<JsonNode> told(String incident) {
        var entries = new ArrayList<JsonNode>();
        var path = "/incidents/" + incident + "/timeline?pageSize=200";
        var page = door.get(path).json();
        page.path("entries").forEach(entries::add);
        while (page.path("nextPageToken").isString()) {
            page = door.get(path + "&pageToken=" + page.path("nextPageToken").asString())
                    .json();
            page.path("entries").forEach(entries::add);
        }
        return entries;
    }

    // A frozen broker is worse than a dead one, which would be started again.
    private static void signal(String name) throws IOException, InterruptedException {
        var pid = RunningMayday.get().system().broker().pid();
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}

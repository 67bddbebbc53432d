package mayday.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimelineOverHttpTest {

    private static final TestBroker BROKER = TestBroker.withTopic();
    private static final Events LOG =
            Events.reported().by("grace").down(1, "checkout").acknowledged(2).ended(9, "checkout");
    private static RunningTimeline timeline;

    @BeforeAll
    static void start() {
        timeline = RunningTimeline.start(TestDatabase.fresh(), BROKER);
        BROKER.publish(LOG.all());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(timeline.version(LOG.id())).isEqualTo(4));
    }

    @AfterAll
    static void stop() {
        timeline.close();
    }

    @Test
    void an_incident_is_found_by_its_id_and_by_its_number_in_any_case() {
        assertThat(timeline.get("/incidents/" + LOG.id()).body())
                .isEqualTo(timeline.get("/incidents/" + LOG.number().toLowerCase(java.util.Locale.ROOT))
                        .body());
    }

    @Test
    void every_event_is_an_entry_with_a_headline() {
        var entries = timeline.json("/incidents/" + LOG.number() + "/timeline").path("entries");

        assertThat(entries.valueStream().map(entry -> entry.path("headline").asString()))
                .containsExactly(
                        "Reported: Checkout is down",
                        "checkout is DOWN",
                        "Acknowledged",
                        "checkout is no longer impacted");
    }
}

package mayday.timeline.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.Test;

class RequestToLiveTest {

    private static final int MANY = 20_000;

    @Test
    void a_long_log_is_folded_in_about_the_time_that_its_length_asks_for() {
        var events = Events.reported().requested(1, "d1", "production");
        for (int i = 0; i < MANY; i++) {
            events.deployed(2, "d1", "production");
        }
        var log = EffectiveLog.of(events.published());

        var entries = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> log.entries().stream()
                        .map(entry -> TimelineEntry.of(entry, log))
                        .toList());

        assertThat(entries.getLast().line().addition()).endsWith("after it was requested");
        assertThat(entries.getLast().told().addition()).isEmpty();
    }
}

package mayday.timeline.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestToLiveTest {

    private static final int MANY = 20_000;

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:01.000001Z, ', 1 s after it was requested'",
        "2026-03-01T10:00:00.000001Z, ', 0 s after it was requested'",
        "2026-03-01T09:59:59.999999Z, ''"
    })
    void a_time_to_live_is_that_between_the_milliseconds(Instant live, String told) {
        var log = EffectiveLog.of(Events.reported()
                .add(
                        0,
                        event -> event.setOccurredAt(Events.timestamp(Instant.parse("2026-03-01T10:00:00.000999Z")))
                                .getFixDeploymentRequestedBuilder()
                                .setDeploymentId("d1"))
                .add(
                        0,
                        event -> event.setOccurredAt(Events.timestamp(live))
                                .getFixDeployedBuilder()
                                .setDeploymentId("d1"))
                .published());

        assertThat(TimelineEntry.of(log.entries().getLast(), log).line().addition())
                .isEqualTo(told);
    }

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

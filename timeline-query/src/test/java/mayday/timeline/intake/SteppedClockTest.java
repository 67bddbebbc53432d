package mayday.timeline.intake;

import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import org.junit.jupiter.api.Test;

/** The clock of the machine is set back: how long something takes is not measured by it. */
class SteppedClockTest {

    /** Goes back an hour whenever somebody looks at it. */
    private static final class BackwardClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

        @Override
        public Instant instant() {
            return now.updateAndGet(before -> before.minus(Duration.ofHours(1)));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void a_rebuild_of_a_quiet_topic_completes() {
        var broker = TestBroker.withTopic();
        var log = reported().acknowledged(1);
        try (var timeline = RunningTimeline.start(new BackwardClock(), TestDatabase.fresh(), broker)) {
            broker.publish(log.all());
            awaitVersion(timeline, log.id(), 2);

            timeline.bean(Rebuild.class).begin();

            awaitVersion(timeline, log.id(), 2);
        }
    }

    @Test
    void while_kafka_is_away_answers_say_how_far_behind_they_may_be_and_who_waits_waits_no_longer() {
        var broker = TestBroker.withoutTopic();
        try (var timeline = RunningTimeline.start(
                new BackwardClock(),
                TestDatabase.fresh(),
                broker,
                "--spring.kafka.bootstrap-servers=127.0.0.1:9",
                "--mayday.timeline.rest.min-version-wait=100ms")) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(timeline.get("/incidents")
                                    .headers()
                                    .firstValueAsLong("Timeline-Lag-Ms")
                                    .orElseThrow())
                            .isPositive());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(timeline.get("/incidents/INC-1?minVersion=1")
                                    .statusCode())
                            .isEqualTo(504));
        }
    }

    private static void awaitVersion(RunningTimeline timeline, Object id, int version) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(timeline.version(id)).isEqualTo(version));
    }
}
